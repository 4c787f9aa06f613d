import type { RecordChoice } from '../results/record-choice.ts';
import { storedValue } from './storage.ts';

/** The choice for the latest call whose number several records have; null without one. Only the worker writes it. */
export const storedRecordChoice = storedValue<RecordChoice | null>(
  'session',
  'recordChoice',
  (raw): raw is RecordChoice => typeof raw === 'object' && raw !== null && 'options' in raw,
  null,
);
