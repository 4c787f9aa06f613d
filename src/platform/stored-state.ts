import { emptyPopupState, type PopupState } from '../session/popup-state.ts';
import type { Effective } from '../settings/effective.ts';
import { request } from './messaging.ts';
import { storedValue } from './storage.ts';

/**
 * The worker's state for the surfaces. Only the worker writes these values. They end with the browser session and with
 * each update, so they always have the shape of this build, and checking one key is enough.
 */
export const popupState = storedValue<PopupState>(
  'session',
  'popupState',
  (raw): raw is PopupState => hasKey(raw, 'signIn'),
  emptyPopupState,
);

/**
 * The settings in force. The worker writes them whenever policy or user settings change, so no click waits for the
 * policy and no surface includes the catalog. Null until the worker has run once in this browser session.
 */
export const effective = storedValue<Effective | null>(
  'session',
  'effective',
  (raw): raw is Effective | null => raw === null || hasKey(raw, 'certainty'),
  null,
);

/** For surfaces: the stored settings in force, or those that the worker resolves now. Undefined without a reply. */
export async function settingsInForce(): Promise<Effective | undefined> {
  const stored = await effective.get();
  if (stored) return stored;
  const first = await request('settings', {});
  // The worker may have been stopped before its reply. Without settings a surface shows nothing.
  const reply = first.ok ? first : await request('settings', {});
  return reply.ok ? reply.value : undefined;
}

function hasKey(raw: unknown, key: string): boolean {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, key);
}
