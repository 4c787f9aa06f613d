import { comment } from './parameters.ts';

export interface StoredComment {
  /** The comment as the dialer stores it: without accents and punctuation (docs/vicidial/facts.md 4). */
  readonly stored: string;
  /** Characters with which the comment is not sent, because the dialer would drop them. Each once and in order. */
  readonly refused: readonly string[];
}

/** What the dialer keeps of a callback comment that a person has typed. */
export function storedComment(typed: string): StoredComment {
  const stored = comment.tidy?.(typed) ?? typed;
  return {
    stored,
    refused: [...new Set([...stored].filter((character) => !comment.alphabet.test(character)))],
  };
}
