import { noSeenPauses, type SeenPauses } from '../team/seen-pauses.ts';
import { storedValue } from './storage.ts';

/** The pauses of today that the lists of the team showed. Only the worker uses them. */
export const seenPauses = storedValue<SeenPauses>(
  'session',
  'seenPauses',
  (raw): raw is SeenPauses => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'pauses'),
  noSeenPauses,
);
