import type { Effective } from '../settings/effective.ts';
import { request } from './send.ts';
import { storedValue } from './stored-value.ts';

/** What the user set, key by key; `resolve` judges each. Holds no secret. */
export const userSettings = storedValue<Record<string, unknown>>(
  'local',
  'settings',
  (raw): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
  {},
);

/**
 * Written by the worker whenever policy or user settings change. Everybody else reads it: no click waits for the
 * policy, and no surface carries the catalogue. Null until the worker has run once in this browser session.
 */
export const effective = storedValue<Effective | null>(
  'session',
  'effective',
  (raw): raw is Effective | null => raw === null || Object.hasOwn(Object(raw), 'certainty'),
  null,
);

/** For surfaces: what is stored, else the worker works it out. Undefined when the worker did not answer either. */
export async function settingsInForce(): Promise<Effective | undefined> {
  const stored = await effective.get();
  if (stored) return stored;
  const reply = await request('settings', {});
  return reply.ok ? reply.value : undefined;
}
