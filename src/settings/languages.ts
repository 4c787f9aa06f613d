/** The languages that the extension speaks: the folders of `public/_locales`, which a unit test holds against these. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];
