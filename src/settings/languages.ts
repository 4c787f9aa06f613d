/** The languages of the interface: the folders of `public/_locales`. A unit test compares both. */
export const languages = ['en', 'es'] as const;

export type Language = (typeof languages)[number];
