import type { TeamBatch } from '../team/team-batch.ts';
import { deviceArea } from './device-area.ts';
import { storedValue } from './storage.ts';

/** How many ended batches are kept. */
export const mostBatches = 50;

/** The actions of supervisors in this browser, latest first. Only the worker writes them. */
export const teamBatches = storedValue<readonly TeamBatch[]>(
  deviceArea,
  'teamBatches',
  (raw): raw is readonly TeamBatch[] =>
    Array.isArray(raw) && raw.every((each) => typeof each === 'object' && each !== null && 'items' in each),
  [],
);
