import { normalize, simplified } from './normalize.ts';

/** The places beside a number whose words a rule can name. */
export const rulePlaces = ['header', 'before', 'after'] as const;

export type RulePlace = (typeof rulePlaces)[number];

/** Words of a page, and their place relative to a number. */
export interface WordPlace {
  /** `header`: the column header or label. `before` and `after`: the words right beside the digits, on their line. */
  readonly place: RulePlace;
  /** Words of letters, and signs such as `#`, with one blank between two. Never a digit. */
  readonly words: string;
}

/** What a person taught about the digits of a site: at these words they are phone numbers, or they never are. */
export interface TaughtRule extends WordPlace {
  readonly isPhone: boolean;
}

/** The `_locales` message that puts the rule into words; its value are the words of the rule. */
export function ruleMessage({ isPhone, place }: TaughtRule): `taught_${'phone' | 'not'}_${RulePlace}` {
  return `taught_${isPhone ? 'phone' : 'not'}_${place}`;
}

/** The most UTF-16 units of the words of a rule. */
export const longestRule = 60;
/** The part of a line before or behind a number that is read. */
const reach = 80;
const word = /\p{L}[\p{L}\p{M}]*|[#№☎☏✆📞📱📲]|\p{N}+/gu;

/** The words, signs and numbers of a text, one by one. */
export function wordsIn(text: string): string[] {
  return text.match(word) ?? [];
}

function isNumber(text: string): boolean {
  return /^\p{N}/u.test(text);
}

/** The words of a text as a rule keeps them: digits and punctuation are left out. */
export function ruleWords(text: string): string {
  return wordsIn(normalize(text))
    .filter((each) => !isNumber(each))
    .join(' ');
}

/** The same words whatever their case and accents. */
function keyOf(words: string): string {
  return wordsIn(words)
    .map((each) => simplified(each).toLowerCase())
    .join(' ');
}

/** The words between the last digits before a number and the number, on its line. `text` is normalized. */
export function lineBefore(text: string, start: number): string {
  const from = Math.max(0, start - reach);
  const line = text.slice(from, start);
  const own = line.slice(line.lastIndexOf('\n') + 1);
  const digits = own.match(/^.*\p{N}/su)?.[0].length ?? 0;
  const isCutInWord =
    own.length === line.length &&
    digits === 0 &&
    /[\p{L}\p{M}]$/u.test(text.slice(Math.max(0, from - 2), from));
  return isCutInWord ? own.replace(/^[\p{L}\p{M}]+/u, '') : own.slice(digits);
}

/** The words between a number and the next digits, on its line. `text` is normalized. */
export function lineAfter(text: string, end: number): string {
  const line = text.slice(end, end + reach);
  const stop = line.search(/\n|\p{N}/u);
  const own = stop < 0 ? line : line.slice(0, stop);
  const isCutInWord = stop < 0 && /^[\p{L}\p{M}]/u.test(text.slice(end + reach, end + reach + 2));
  return isCutInWord ? own.replace(/[\p{L}\p{M}]+$/u, '') : own;
}

/** Whether both are the same words at the same place, whatever their case and accents. */
export function isSameWordPlace(one: WordPlace, other: WordPlace): boolean {
  return one.place === other.place && keyOf(one.words) === keyOf(other.words);
}

interface Keys {
  readonly header: ReadonlyMap<string, Verdict>;
  readonly before: ReadonlyMap<string, Verdict>;
  readonly after: ReadonlyMap<string, Verdict>;
}

interface Verdict {
  readonly phone: boolean;
  readonly not: boolean;
}

const untaught: Verdict = { phone: false, not: false };

const keysOf = new WeakMap<readonly TaughtRule[], Keys>();

function keysFor(rules: readonly TaughtRule[]): Keys {
  const known = keysOf.get(rules);
  if (known) return known;
  const keys = { header: new Map(), before: new Map(), after: new Map() };
  for (const { place, words, isPhone } of rules) {
    const key = keyOf(words);
    const other: Verdict = keys[place].get(key) ?? untaught;
    keys[place].set(key, { phone: other.phone || isPhone, not: other.not || !isPhone });
  }
  keysOf.set(rules, keys);
  return keys;
}

/** What the rules say about digits below or beside this header. */
export function taughtByHeader(rules: readonly TaughtRule[], header: string): Verdict {
  return keysFor(rules).header.get(keyOf(ruleWords(header))) ?? untaught;
}

/** What the rules say about the number at `start`…`end`. `text` is normalized; `header` is read if a rule needs it. */
export function taughtAt(
  text: string,
  start: number,
  end: number,
  options: { readonly taught?: readonly TaughtRule[] | undefined; readonly header?: string | undefined },
): Verdict {
  const { taught } = options;
  if (!taught || taught.length === 0) return untaught;
  const keys = keysFor(taught);
  const found: Verdict[] = [];
  if (keys.header.size > 0) found.push(taughtByHeader(taught, options.header ?? ''));
  if (keys.before.size > 0) found.push(...matching(keys.before, keyOf(lineBefore(text, start)), isEnd));
  if (keys.after.size > 0) found.push(...matching(keys.after, keyOf(lineAfter(text, end)), isBeginning));
  return { phone: found.some(({ phone }) => phone), not: found.some(({ not }) => not) };
}

function matching(
  keys: ReadonlyMap<string, Verdict>,
  words: string,
  fits: (words: string, key: string) => boolean,
): Verdict[] {
  return words === '' ? [] : [...keys].flatMap(([key, verdict]) => (fits(words, key) ? verdict : []));
}

function isEnd(words: string, key: string): boolean {
  return words === key || words.endsWith(` ${key}`);
}

function isBeginning(words: string, key: string): boolean {
  return words === key || words.startsWith(`${key} `);
}
