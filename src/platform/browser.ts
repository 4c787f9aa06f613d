import type { Browser } from 'webextension-polyfill';

const { browser: firefox, chrome } = globalThis as unknown as Record<
  'browser' | 'chrome',
  Browser | undefined
>;

/**
 * What asks and reads: both browsers give promises here by themselves, so popup and page carry no polyfill for it. A
 * listener that answers by a promise still needs the polyfill in Chromium. The id tells the browser's object from an
 * element of the page that is called `browser`.
 */
export const browser = (firefox?.runtime?.id ? firefox : chrome) as Browser;
