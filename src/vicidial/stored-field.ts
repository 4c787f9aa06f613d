import { leadFields } from './lead-fields.ts';

/** What the dialer keeps of a text for a field of a lead (docs/vicidial/facts.md 4). */
export interface StoredField {
  readonly stored: string;
  /** Why the text is not sent. `characters`: the dialer would drop some. `form`: the field has a fixed form, such as a date. */
  readonly problem?: 'empty' | 'characters' | 'tooLong' | 'form';
  /** The characters that the dialer would drop, each once and in order. */
  readonly dropped: readonly string[];
}

/**
 * What the dialer keeps of a text that a person has typed into a field. An empty text is not sent: `update_fields` ignores it
 * (docs/vicidial/facts.md 5.12).
 */
export function storedField(field: keyof typeof leadFields, typed: string): StoredField {
  const rule = leadFields[field];
  const stored = rule.tidy?.(typed) ?? typed;
  const dropped = [...new Set([...stored].filter((character) => !rule.alphabet.test(character)))];
  if (stored === '') return { stored, dropped, problem: 'empty' };
  if (dropped.length > 0) return { stored, dropped, problem: 'characters' };
  if (stored.length > rule.max) return { stored, dropped, problem: 'tooLong' };
  return rule.shape && !rule.shape.test(stored) ? { stored, dropped, problem: 'form' } : { stored, dropped };
}
