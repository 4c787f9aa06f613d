import type { Endpoint } from './functions.ts';

/**
 * The characters of a password that the dialer drops before the comparison (docs/vicidial/facts.md 3.1), in order and without
 * duplicates. With one of them, even the correct password cannot sign in, and each attempt counts toward the lock. Letters
 * are not reported, because a dialer in non-Latin mode keeps letters of every alphabet.
 */
export function checkPassword(pass: string, endpoint: Endpoint): readonly string[] {
  const kept = endpoint === 'agent' ? /[\p{L}\p{M}0-9\-.+/=_]/u : /[\p{L}\p{M}0-9\-_]/u;
  return [...new Set([...pass].filter((character) => !kept.test(character)))];
}
