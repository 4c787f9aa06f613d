/*
 * The IDs of the entries of the context menu. The browser stores them. They are apart from the code that adds the entries, so that
 * the worker can listen to clicks without loading that code.
 */

export const siteEntry = 'enable-site';
export const panelEntry = 'open-panel';
export const doNotCallEntry = 'do-not-call';
export const dialEntry = 'dial-selection';
export const addNumberEntry = 'add-number';
export const addPageEntry = 'add-page-numbers';
export const teachingEntries = { phone: 'teach-phone', notPhone: 'teach-not-phone' } as const;
