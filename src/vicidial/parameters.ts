/**
 * What a parameter may hold so that the dialer keeps every character of it (docs/vicidial/facts.md 4).
 * A value that fits its rule is echoed as it was sent; one that does not is refused before it is sent.
 */

export interface TextRule {
  readonly kind: 'text';
  /** Matches one character that the dialer keeps. */
  readonly alphabet: RegExp;
  readonly min: number;
  /** Longest value that no column cuts. */
  readonly max: number;
  /** The whole value must look like this too, for what the dialer stores without looking. */
  readonly shape?: RegExp;
  /** Changes that lose nothing: blanks around, the plus of a country code, an accent in a comment. */
  readonly tidy?: (text: string) => string;
}

export interface ChoiceRule<C extends string = string> {
  readonly kind: 'choice';
  readonly choices: readonly C[];
}

/** The number to dial: digits only, because the dialer drops letters in silence and dials what is left. */
export interface NumberRule {
  readonly kind: 'number';
}

export type Rule = TextRule | ChoiceRule | NumberRule;

const letters = /[A-Za-z0-9]/;
const token = /[A-Za-z0-9_-]/;
const plain = /[A-Za-z0-9 ._-]/;

function text(alphabet: RegExp, max: number, more: Partial<TextRule> = {}): TextRule {
  return { kind: 'text', alphabet, min: 1, max, tidy: (value) => value.trim(), ...more };
}

export function oneOf<const C extends string>(...choices: readonly C[]): ChoiceRule<C> {
  return { kind: 'choice', choices };
}

/**
 * A comment in the characters that are kept: accents go, punctuation becomes a blank. What would leave
 * a hole (another alphabet, an emoji) stays, so that it is refused and not lost in silence.
 */
function tidyComment(value: string): string {
  return value
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`]/g, '')
    .replace(/[\p{P}\p{Zs}+\n\r\t]/gu, (mark) => (plain.test(mark) ? mark : ' '))
    .replace(/ {2,}/g, ' ')
    .trim();
}

/** The list form that change_ingroups reads: a blank before each id and ` -` at the end (docs/vicidial/facts.md 5.11). */
function tidyInGroups(value: string): string {
  const ids = value
    .trim()
    .replace(/(^| )-$/, '')
    .trim();
  return ids === '' ? '' : ` ${ids.replace(/ +/g, ' ')} -`;
}

export const yesNo = oneOf('YES', 'NO');
export const agentUser = text(token, 20, { min: 2 });
export const dialNumber: NumberRule = { kind: 'number' };
export const phoneCode = text(/[0-9X]/, 10, { tidy: (value) => value.trim().replace(/^\+/, '') });
/** A number for a transfer, or the id of an agent for AGENTDIRECT. */
export const transferNumber = text(/[0-9*#]/, 18);
export const leadId = text(/[0-9]/, 10);
/** Kept to what neither breaks the SQL nor shifts the fields of the command, and short enough for its column. */
export const vendorId = text(plain, 20);
export const status = text(token, 6);
export const pauseCode = text(token, 6);
export const shortToken = text(token, 40);
export const shortName = text(letters, 20);
export const dialPrefix = text(letters, 20);
export const inGroup = text(token, 20);
export const inGroupList = text(/[A-Za-z0-9 _-]/, 255, { tidy: tidyInGroups, shape: /^( [\w-]+)+ -$/ });
/** Server-local time; the dialer stores anything, so the shape is checked here. */
export const callbackTime = text(/[0-9 :-]/, 19, { shape: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/ });
export const comment = text(plain, 200, { tidy: tidyComment });
export const qmCode = text(/[A-Za-z0-9._-]/, 20);
/** P is #, S is * and Q is a second of silence: the marks themselves are dropped on the way (docs/vicidial/facts.md 5.8). */
export const dtmf = text(/[0-9PSQ]/, 100, {
  tidy: (value) => value.trim().replaceAll('#', 'P').replaceAll('*', 'S').replaceAll(',', 'Q'),
});
/** Appended to the name of a recording's file; longer is cut. */
export const recordingMark = text(/[A-Za-z0-9._-]/, 14);
/** A field of a lead, in the characters that survive every release. */
export const leadField = text(plain, 100, { tidy: tidyComment });
export const capitals = text(/[A-Z]/, 3);
export const birthDate = text(/[0-9-]/, 10, { shape: /^\d{4}-\d\d-\d\d$/ });
export const region = text(/[A-Za-z0-9 -]/, 20);
export const email = text(/[A-Za-z0-9._@-]/, 70);
/** Names of audio files, joined by pipes. */
export const audioFiles = text(/[A-Za-z0-9_|-]/, 255);
export const seconds = text(/[0-9]/, 5);
export const callId = text(letters, 20, { min: 16 });
