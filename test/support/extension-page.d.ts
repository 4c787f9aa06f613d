import type { Browser } from 'webextension-polyfill';

declare global {
  /** The extension API in functions that a test or a tool runs in an extension page. Both browsers have it by this name. */
  const chrome: Browser & {
    /** On chrome://extensions only. */
    readonly developerPrivate: { addHostPermission(extension: string, pattern: string): Promise<void> };
  };
}
