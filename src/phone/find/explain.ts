import { type Decision, decide, type FindOptions } from './classify.ts';

export { type Decision, threshold } from './classify.ts';
export type { Part, Reason } from './reason.ts';

export interface ExplainedText {
  readonly linked: boolean;
  /** Everything in the text that could have been a number, with what spoke for and against it. */
  readonly candidates: readonly Decision[];
  /** Why there is not even a candidate. */
  readonly nothing?: 'tooFewDigits' | 'notAllocated';
}

/**
 * Why a text is (not) linked: the decisions themselves, as `findNumbers` takes them. The reasons of the parts are keys of
 * `_locales`; points above zero speak for a phone number, below zero against one.
 */
export function explainText(text: string, options: FindOptions): ExplainedText {
  const candidates = decide(text, options);
  const linked = candidates.some((each) => each.linked);
  if (candidates.length > 0) return { linked, candidates };
  return {
    linked,
    candidates,
    nothing: text.replace(/\D/g, '').length < 7 ? 'tooFewDigits' : 'notAllocated',
  };
}
