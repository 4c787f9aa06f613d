import type { NumberAnswers } from '../session/number-answers.ts';
import { storedValue } from './storage.ts';

/** The answers of the checks of one number, and when they were given (epoch milliseconds). */
export interface KeptAnswers {
  readonly key: string;
  readonly at: number;
  readonly answers: NumberAnswers;
}

/** The latest answers, the newest first. Content scripts cannot read them. Only the worker writes them. */
export const keptAnswers = storedValue<readonly KeptAnswers[]>(
  'session',
  'numberAnswers',
  (raw): raw is readonly KeptAnswers[] => Array.isArray(raw),
  [],
);
