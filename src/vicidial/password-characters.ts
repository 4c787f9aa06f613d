import type { Endpoint } from './functions.ts';

/**
 * The characters of a password that the dialer would drop before it compares (docs/vicidial/facts.md 3.1), each once and in
 * order. With one of them the right password can never sign in, and each try counts toward the lock.
 * A dialer in non-Latin mode keeps letters of every alphabet, so letters are not reported.
 */
export function checkPassword(pass: string, endpoint: Endpoint): readonly string[] {
  const kept = endpoint === 'agent' ? /[\p{L}\p{M}0-9\-.+/=_]/u : /[\p{L}\p{M}0-9\-_]/u;
  return [...new Set([...pass].filter((character) => !kept.test(character)))];
}
