/**
 * Text in plain ASCII signs, one for one, so that offsets stay what they were: digits of other scripts,
 * full-width signs, the many blanks and dashes. Marks that nobody sees become blanks.
 */
const zeros = '٠۰߀०০੦૦୦௦౦೦൦๐໐༠၀០᠐０';

const signs: readonly (readonly [plain: string, found: string])[] = [
  ['+', '＋﹢₊'],
  ['-', '‐‑‒–—―−－﹣ー﹘⁃'],
  [' ', '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  [
    ' ',
    '\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff',
  ],
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

const plainOf = new Map<string, string>();
for (const zero of zeros) {
  for (let digit = 0; digit < 10; digit++) {
    plainOf.set(String.fromCharCode(zero.charCodeAt(0) + digit), String(digit));
  }
}
for (const [plain, found] of signs) for (const sign of found) plainOf.set(sign, plain);

const beyondAscii = /[\u0080-\uffff]/;
const each = /[\u0080-\uffff]/g;

/** The same text, of the same length, in plain signs where there are such. Letters stay as they are. */
export function toPlain(text: string): string {
  return beyondAscii.test(text) ? text.replace(each, (sign) => plainOf.get(sign) ?? sign) : text;
}

const digits = `0-9${[...zeros].map((zero) => `${zero}-${String.fromCharCode(zero.charCodeAt(0) + 9)}`).join('')}`;

/**
 * Seven digits with at most four signs between two of them that are no letters: each sign is looked at a bounded
 * number of times, whatever the text.
 */
const sevenDigits = new RegExp(`[${digits}](?:[^${digits}a-zA-Z,;:\\n\\t]{0,4}[${digits}]){6}`, 'g');

/** A date as 2026-11-21, perhaps with the time, that no further digits stand beside: most of the figures of a page. */
const onlyDate =
  /\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d)?)?(?![^a-zA-Z,;:\n\t]{0,5}\d|\d)/y;

/** A cheap look before the real one: false means that the text holds no phone number. */
export function mayHoldNumber(text: string): boolean {
  if (text.length < 7) return false;
  sevenDigits.lastIndex = 0;
  for (let match = sevenDigits.exec(text); match; match = sevenDigits.exec(text)) {
    onlyDate.lastIndex = match.index;
    if (!onlyDate.test(text)) return true;
    sevenDigits.lastIndex = onlyDate.lastIndex;
  }
  return false;
}
