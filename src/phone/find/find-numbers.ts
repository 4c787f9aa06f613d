import { hasShortNumbers } from '../numbering/short-numbers.ts';
import { type ClassifiedSpan, classify, type FindOptions } from './classify.ts';
import { labelBefore } from './label-evidence.ts';
import { mayHoldNumber } from './normalize.ts';
import { type TaughtRule, taughtByHeader } from './taught-rules.ts';
import { kindOf, kindOfHeader } from './tokens.ts';

export { hasShortNumbers } from '../numbering/short-numbers.ts';
export { type ClassifiedSpan, classify, type FindOptions } from './classify.ts';
export { mayHoldNumber } from './normalize.ts';
export { kindOfHeader } from './tokens.ts';

export interface FoundNumber {
  /** First UTF-16 unit of the number in the text. */
  readonly start: number;
  /** One after its last unit. */
  readonly end: number;
  /** E.164. */
  readonly number: string;
  /** Digits of the extension. */
  readonly ext?: string;
}

/** All phone numbers of a text, in order, without overlaps. The time is linear in the length of any text. */
export function findNumbers(text: string, options: FindOptions): FoundNumber[] {
  return mayHoldNumber(text, hasShortNumbers(options.country)) ? numbersOf(classify(text, options)) : [];
}

/**
 * Makes the browser compile the word lists and their patterns, in steps. The first text with a number needs all of them, and
 * would otherwise take more than 10 ms at once.
 */
export function* prepareWords(): Generator<void> {
  kindOf('unlisted');
  yield;
  const before = 'Unlisted Zebra ';
  labelBefore(before, before.length);
  yield;
}

/** The decisions that are linked. */
export function numbersOf(classified: readonly ClassifiedSpan[]): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const { linked, start, end, number, ext } of classified) {
    if (linked && number) found.push(ext ? { start, end, number, ext } : { start, end, number });
  }
  return found;
}

const bare = /^\s*\d+\s*$/;

/** Whether the text consists of digits only. */
export function isBare(text: string): boolean {
  return bare.test(text);
}

/**
 * Whether the header is one of identifiers, so that bare digits below it are not linked. A taught rule outranks the words
 * of the header.
 */
export function isIdHeader(header: string, taught: readonly TaughtRule[] = []): boolean {
  return kindOfHeader(header) === 'id' && !(taught.length > 0 && taughtByHeader(taught, header).phone);
}

/** Whether a text of bare digits below this header cannot be a number. A faster test with the result of `findNumbers`. */
export function isRuledOut(text: string, header: string, taught: readonly TaughtRule[] = []): boolean {
  return isBare(text) && isIdHeader(header, taught);
}
