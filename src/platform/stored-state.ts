import { emptyPopupState, type PopupState } from '../session/popup-state.ts';
import type { Effective } from '../settings/effective.ts';
import { request } from './messaging.ts';
import { storedValue } from './storage.ts';

/**
 * The worker's state as surfaces see it. Only the worker writes these values; they end with the browser session and with
 * each update, so their shape is always that of this build, and one key tells whether there is a value at all.
 */
export const popupState = storedValue<PopupState>(
  'session',
  'popupState',
  (raw): raw is PopupState => hasKey(raw, 'signIn'),
  emptyPopupState,
);

/**
 * The settings in force. The worker writes them whenever policy or user settings change, so that no click waits for the
 * policy and no surface carries the catalog. Null until the worker has run once in this browser session.
 */
export const effective = storedValue<Effective | null>(
  'session',
  'effective',
  (raw): raw is Effective | null => raw === null || hasKey(raw, 'certainty'),
  null,
);

/** The values that the user set, by key. `resolve` validates each. Holds no secret. */
export const userSettings = storedValue<Record<string, unknown>>(
  'local',
  'settings',
  (raw): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
  {},
);

/** For surfaces: the stored settings in force, else those that the worker resolves now. Undefined without an answer. */
export async function settingsInForce(): Promise<Effective | undefined> {
  const stored = await effective.get();
  if (stored) return stored;
  const reply = await request('settings', {});
  return reply.ok ? reply.value : undefined;
}

function hasKey(raw: unknown, key: string): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, key);
}
