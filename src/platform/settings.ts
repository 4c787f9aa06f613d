import * as v from 'valibot';
import { type Resolved, resolve } from '../settings/resolve.ts';
import { storedValue } from './stored-value.ts';

/** What the user set, key by key; `resolve` judges each. Holds no secret. */
export const userSettings = storedValue<Record<string, unknown>>(
  'local',
  'settings',
  v.record(v.string(), v.unknown()),
  {},
);

/** The settings in force. */
export async function readSettings(): Promise<Resolved> {
  return resolve({}, await userSettings.get());
}
