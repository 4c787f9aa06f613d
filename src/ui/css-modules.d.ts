/** Class names of a style sheet that are scoped to the file which imports it. */
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  // biome-ignore lint/style/noDefaultExport: Vite exports the class names of a CSS module as its default
  export default classes;
}
