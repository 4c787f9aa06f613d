import type { DncChange } from '../leads/dnc-change.ts';
import { deviceArea } from './device-area.ts';
import { storedValue } from './storage.ts';

/** The changes of do-not-call lists that were made in this browser, the newest first. Only the worker writes them. */
export const dncChanges = storedValue<readonly DncChange[]>(
  deviceArea,
  'dncChanges',
  (raw): raw is readonly DncChange[] =>
    Array.isArray(raw) && raw.every((each) => typeof each === 'object' && each !== null && 'state' in each),
  [],
);
