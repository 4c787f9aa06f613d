import type { Browser } from 'webextension-polyfill';

const { browser: firefox, chrome } = globalThis as unknown as Record<
  'browser' | 'chrome',
  Browser | undefined
>;

/**
 * The browser's own object: both give promises by themselves, so no polyfill is shipped, and only its types are used. The
 * id tells the object from an element of the page that is called `browser`.
 */
export const browser = (firefox?.runtime?.id ? firefox : chrome) as Browser;
