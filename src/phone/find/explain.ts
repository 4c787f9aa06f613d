import { type ClassifiedSpan, classify, type FindOptions } from './classify.ts';

export { type ClassifiedSpan, threshold } from './classify.ts';
export type { Part, Reason } from './reason.ts';

export interface ExplainedText {
  readonly linked: boolean;
  /** All candidates in the text, with the evidence for and against each. */
  readonly candidates: readonly ClassifiedSpan[];
  /** The reason why there is no candidate. */
  readonly nothing?: 'tooFewDigits' | 'notAllocated';
}

/**
 * The reasons why a text is or is not linked: the same decisions that `findNumbers` makes. The reasons are keys of
 * `_locales`. Positive points are evidence for a phone number, negative points against one.
 */
export function explainText(text: string, options: FindOptions): ExplainedText {
  const candidates = classify(text, options);
  const linked = candidates.some((each) => each.linked);
  if (candidates.length > 0) return { linked, candidates };
  return {
    linked,
    candidates,
    nothing: text.replace(/\D/g, '').length < 7 ? 'tooFewDigits' : 'notAllocated',
  };
}
