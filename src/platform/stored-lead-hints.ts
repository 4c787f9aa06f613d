import type { LeadHint } from '../leads/lead-hint.ts';
import { storedValue } from './storage.ts';

/** What is known about the leads of one number. `key`: its dialer and the number in E.164. */
export interface KeptHint {
  readonly key: string;
  readonly hint: LeadHint;
}

/** The latest lookups for tooltips, the newest first. Content scripts cannot read them. Only the worker writes them. */
export const keptHints = storedValue<readonly KeptHint[]>(
  'session',
  'leadHints',
  (raw): raw is readonly KeptHint[] => Array.isArray(raw),
  [],
);

/** When the requests of these lookups were sent, in epoch milliseconds, the latest first. */
export const hintRequests = storedValue<readonly number[]>(
  'session',
  'leadHintRequests',
  (raw): raw is readonly number[] => Array.isArray(raw) && raw.every((each) => typeof each === 'number'),
  [],
);
