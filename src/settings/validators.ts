import { ok, type Result } from '../result.ts';
import type { ReadText } from './setting-types.ts';
import { invalid, type ValidationError } from './validation-error.ts';
import { readCountry } from './values/site-rule.ts';

/** Accepts a line that a strict parser can read, and keeps it as written. */
export function asWritten(read: (line: string) => Result<unknown, ValidationError>): ReadText {
  return (line) => {
    const result = read(line);
    return result.ok ? ok(line) : result;
  };
}

export function matching(pattern: RegExp, ...[kind, ...values]: Parameters<typeof invalid>): ReadText {
  return (text) => (pattern.test(text) ? ok(text) : invalid(kind, ...values));
}

export function readAllowedCountry(text: string): Result<string, ValidationError> {
  return text === '*' ? ok(text) : readCountry(text);
}

/** A text that the dialer can store: without its accents it has only letters from A to Z, digits and punctuation. */
export function readPlainText(text: string): Result<string, ValidationError> {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[A-Za-z0-9\p{P}\p{Zs}]*$/u.test(plain) ? ok(text) : invalid('notPlainText');
}

export function readJsonObject(text: string): Result<string, ValidationError> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? ok(text)
      : invalid('notJsonObject');
  } catch {
    return invalid('notJsonObject');
  }
}

/** The dialer silently drops other characters (docs/vicidial/facts.md 4). */
export const dialerName = matching(/^[A-Za-z0-9_-]+$/, 'notDialerName', '20');
