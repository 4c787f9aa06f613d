import { fewestDigits, widestGap } from './limits.ts';

/* Digits of other scripts, full-width characters, spaces and dashes become ASCII characters, one for one, so offsets stay valid. */
const zeros = '٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０';

const signs: readonly (readonly [normalized: string, found: string])[] = [
  ['+', '＋﹢₊'],
  ['-', '‐‑‒–—―−－﹣ー﹘⁃'],
  [' ', '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  ['.', '．・·∙•‧・｡。'],
  ['/', '／∕⁄'],
  ['(', '（﹙'],
  [')', '）﹚'],
  ['[', '［【'],
  [']', '］】'],
  ['~', '～〜∼˜'],
  [',', '，、'],
  [':', '：'],
  [';', '；'],
  ['#', '＃'],
  ['=', '＝'],
  ["'", '’＇'],
];

const normalizedOf = new Map<string, string>();
for (const zero of zeros) {
  for (let digit = 0; digit < 10; digit++) {
    normalizedOf.set(String.fromCharCode(zero.charCodeAt(0) + digit), String(digit));
  }
}
for (const [normalized, found] of signs) for (const sign of found) normalizedOf.set(sign, normalized);

/** Invisible characters: the Default_Ignorable_Code_Point of Unicode, and the Hangul fillers. From, to. */
const invisible: readonly (readonly [number, number])[] = [
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfff8],
];
for (const [from, to] of invisible)
  for (let code = from; code <= to; code++) normalizedOf.set(String.fromCharCode(code), ' ');

const nonAscii = /[\u0080-\uffff]/;
const each = /[\u0080-\uffff]/g;

/** Text that is displayed in reverse: from a right-to-left override to its end. */
const reversed = /\u202e[^\u202c\n]*/g;

/**
 * The text with ASCII characters where they exist, of the same length. Letters stay unchanged. Digits that a right-to-left
 * override displays in reverse become a character that is no digit, because the displayed number differs from the text.
 */
export function normalize(text: string): string {
  if (!nonAscii.test(text)) return text;
  const shown = text.includes('\u202e')
    ? text.replace(reversed, (part) => part.replace(/\p{Nd}/gu, '\ufffd'))
    : text;
  return shown.replace(each, (sign) => normalizedOf.get(sign) ?? sign);
}

/** All digits, for a class of a regular expression. */
export const digits = `0-9${[...zeros].map((zero) => `${zero}-${String.fromCharCode(zero.charCodeAt(0) + 9)}`).join('')}`;

/**
 * Seven digits with at most four characters between two of them, none of which is a letter. Each character of any text is
 * read a bounded number of times.
 */
const sevenDigits = new RegExp(
  `[${digits}](?:[^${digits}a-zA-Z,;:\\n\\t]{0,${widestGap}}[${digits}]){${fewestDigits - 1}}`,
  'g',
);

/** A date like 2026-11-21, optionally with the time, without other digits next to it. Most figures of a page are dates. */
const onlyDate =
  /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d)?)?(?![^a-zA-Z,;:\n\t]{0,5}\d|\d)/y;

/** A number that a spreadsheet wrote as an amount, as the only text of a cell: `2,025,550,147`. */
const inThousands = /^\s*\d{1,3}(?:,\d{3}){2,4}\s*$/;
const longestInThousands = 40;

/** Six digits in a row, perhaps with blanks or dashes: a short number where the country has such. */
export const sixDigits = /(?:\d[ \u00a0-]{0,2}){6}/;

/** A fast test. False means that the text contains no phone number. `hasShort`: numbers of six digits count. */
export function mayHoldNumber(text: string, hasShort = false): boolean {
  if (hasShort && sixDigits.test(text)) return true;
  if (text.length < fewestDigits) return false;
  return (
    nextDigits(sevenDigits, text, 0) >= 0 || (text.length < longestInThousands && inThousands.test(text))
  );
}

/** The start of the next match of the (global) pattern that does not begin with a date, or -1. */
export function nextDigits(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    onlyDate.lastIndex = match.index;
    if (!onlyDate.test(text)) return match.index;
    pattern.lastIndex = onlyDate.lastIndex;
  }
  return -1;
}

const ascii = /^[\0-\x7f]*$/;

/** The text without accents and with ASCII for full-width letters. The length may change. */
export function simplified(text: string): string {
  if (ascii.test(text)) return text;
  return (
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      // Unicode does not decompose these.
      .replace(/ł/gi, 'l')
      .replace(/ø/gi, 'o')
      .replace(/ı/g, 'i')
  );
}
