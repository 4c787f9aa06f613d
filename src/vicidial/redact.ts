/**
 * Removes secrets from a reply before other code reads it. For a failed login, the dialer prints the password and the SQL
 * statement that contains it (docs/vicidial/facts.md 1.3).
 */

/** One character, so that the mask itself cannot contain a secret. */
const mask = '█';

/** The start of the dialer's message about a failed login. User and password follow. */
const loginFailure =
  /Invalid Username\/Password|Login incorrect|Too many login attempts|IP Address is not allowed/i;
const keys = ['GOOD', 'BAD', 'LOCK', 'IPBLOCK', 'ERRSERVERS', '2FA'];

/**
 * The text without the secrets, ignoring case: raw, URL-encoded, HTML-escaped, escaped for SQL, and in the form
 * that remains after the dialer dropped characters. Of a line about a failed login, only verdict, flags and key remain, so
 * that a password of another account is removed too.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const failure = loginFailure.exec(text);
  if (failure) return withoutLogin(text.slice(failure.index), failure[0]);
  return [...new Set(secrets.flatMap(formsOf))]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (rest, form) =>
        rest.replace(patternOf(form), (found, at: number) => (inVerdict(rest, at, found) ? found : mask)),
      text,
    );
}

/** `ERROR: <what>: |||auth|api|KEY|`: the shape of the agent API's line without user and password. */
function withoutLogin(rest: string, what: string): string {
  const fields = (/^[^\n]*/.exec(rest.slice(0, 4096))?.[0] ?? '').split('|').map((field) => field.trim());
  // User and password come first. A password that looks like a key must not count as the key.
  const first = /^Invalid/i.test(what) ? 5 : /^Login/i.test(what) ? 3 : 2;
  const at = fields.findIndex((field, index) => index >= first && keys.includes(field));
  const flags = first === 5 ? fields.slice(3, 5).map((flag) => (/^[01]$/.test(flag) ? flag : '')) : ['', ''];
  return `ERROR: ${what}: |||${flags.join('|')}|${fields[at] ?? ''}|\n`;
}

/** The secret, and what remains of it after each API dropped characters (docs/vicidial/facts.md 3.1). */
function formsOf(secret: string): string[] {
  const stripped = [/[^A-Za-z0-9\-.+/=_]/g, /[^A-Za-z0-9\-_]/g, /[^\p{L}0-9\-.+/=_]/gu, /[^\p{L}0-9\-_]/gu]
    .map((dropped) => secret.replace(dropped, ''))
    .filter((left) => left.length > 1);
  return secret === '' ? [] : [secret.toWellFormed(), ...stripped];
}

/**
 * Matches a form at any position, but a short form only as a whole word and digits only as a whole number. Otherwise the
 * password `12` would make every phone number unreadable and every echo look wrong.
 */
function patternOf(form: string): RegExp {
  const written = [...form].map(encodingsOf).join('');
  const run = /^\d+$/.test(form) ? '\\d' : form.length < 6 ? '\\p{L}\\p{N}' : '';
  if (run === '') return new RegExp(written, 'giu');
  const before = new RegExp(`^[${run}]`, 'u').test(form) ? `(?<![${run}])` : '';
  const after = new RegExp(`[${run}]$`, 'u').test(form) ? `(?![${run}])` : '';
  return new RegExp(`${before}${written}${after}`, 'giu');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&(?:amp|#0*38);',
  '<': '&(?:lt|#0*60);',
  '>': '&(?:gt|#0*62);',
  '"': '&(?:quot|#0*34);|""',
  "'": "&(?:apos|#0*39|#x27);|''",
  ' ': '\\+|&nbsp;',
};

/** A pattern for one character: raw, URL-encoded, HTML-escaped or escaped for SQL. */
function encodingsOf(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character;
  const raw = character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&');
  const encoded = /[ -~]/.test(character)
    ? `%${character.charCodeAt(0).toString(16)}`
    : encodeURIComponent(character);
  const entity = entities[character];
  // Longer forms first, so that an escape character is removed together with the escaped character.
  return `(?:${entity ? `${entity}|` : ''}${encoded}|\\\\${raw}|${raw})`;
}

/** Whether the match is the verdict word at the start of a line: a password `error` must not hide a refusal. */
function inVerdict(text: string, at: number, found: string): boolean {
  // Reads back at most the length of a verdict word, because a reply may be one very long line.
  const back = text.slice(Math.max(0, at - 8), at);
  const begin = at - back.length + back.lastIndexOf('\n') + 1;
  if (begin > 0 && text[begin - 1] !== '\n') return false;
  const verdict = /^(?:SUCCESS|ERROR|NOTICE|VERSION)(?=:)/.exec(text.slice(begin, begin + 8));
  return verdict !== null && at + found.length <= begin + verdict[0].length;
}
