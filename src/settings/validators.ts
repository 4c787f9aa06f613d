import { ok, type Result } from '../result.ts';
import type { ReadText } from './setting-types.ts';
import { type Fault, faulty } from './validation-error.ts';
import { readCountry } from './values/site-rule.ts';

/** Keeps the line as it was written when a strict parser can read it. */
export function asWritten(read: (line: string) => Result<unknown, Fault>): ReadText {
  return (line) => {
    const result = read(line);
    return result.ok ? ok(line) : result;
  };
}

export function matching(pattern: RegExp, ...[kind, ...values]: Parameters<typeof faulty>): ReadText {
  return (text) => (pattern.test(text) ? ok(text) : faulty(kind, ...values));
}

export function readAllowedCountry(text: string): Result<string, Fault> {
  return text === '*' ? ok(text) : readCountry(text);
}

export function readJsonObject(text: string): Result<string, Fault> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? ok(text)
      : faulty('notJsonObject');
  } catch {
    return faulty('notJsonObject');
  }
}

/** The dialer drops other characters without a word (facts.md section 4). */
export const dialerName = matching(/^[A-Za-z0-9_-]+$/, 'notDialerName', '20');
