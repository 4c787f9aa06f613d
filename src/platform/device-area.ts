import { browser } from './browser.ts';
import { deviceValue } from './database.ts';
import type { Area } from './storage.ts';

/**
 * The extension's IndexedDB, which content scripts cannot read. It has no event for a change, and only a change of the
 * browser's storage starts a stopped worker, so a key of storage.session announces each change.
 */
export const deviceArea: Area = {
  get: (key) => deviceValue(key, isAnything).get(),
  async set(key, value) {
    await deviceValue(key, isAnything).set(value);
    await browser.storage.session.set({ [`${key}Changed`]: crypto.randomUUID() });
  },
  changeOf: (key) => ['session', `${key}Changed`],
};

function isAnything(_raw: unknown): _raw is unknown {
  return true;
}
