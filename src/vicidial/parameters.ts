/**
 * The values of parameters that the dialer keeps completely (docs/vicidial/facts.md 4). The dialer echoes a valid value as
 * it was sent. Other values are rejected before they are sent.
 */

export interface TextRule {
  readonly kind: 'text';
  /** Matches one character that the dialer keeps. */
  readonly alphabet: RegExp;
  readonly min: number;
  /** The maximum length that no column truncates. */
  readonly max: number;
  /** A pattern for the whole value, for values that the dialer stores without a check. */
  readonly shape?: RegExp;
  /** Normalization without loss: spaces around the value, the plus of a country code, an accent in a comment. */
  readonly tidy?: (text: string) => string;
}

export interface ChoiceRule<C extends string = string> {
  readonly kind: 'choice';
  readonly choices: readonly C[];
}

/** The number to dial: digits only, because the dialer silently drops letters and dials the rest. */
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
 * A comment in the characters that the dialer keeps: accents are removed, punctuation becomes a space. Characters of other
 * alphabets and emojis stay, so that the comment is rejected and not silently shortened.
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

/** The list format of change_ingroups: a space before each ID and ` -` at the end (docs/vicidial/facts.md 5.11). */
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
/** A number for a transfer, or the ID of an agent for AGENTDIRECT. */
export const transferNumber = text(/[0-9*#]/, 18);
export const leadId = text(/[0-9]/, 10);
/** Only characters that neither break the SQL nor shift the fields of the command, and at most the column's length. */
export const vendorId = text(plain, 20);
export const status = text(token, 6);
export const pauseCode = text(token, 6);
export const shortToken = text(token, 40);
export const shortName = text(letters, 20);
export const dialPrefix = text(letters, 20);
export const inGroup = text(token, 20);
export const inGroupList = text(/[A-Za-z0-9 _-]/, 255, { tidy: tidyInGroups, shape: /^( [\w-]+)+ -$/ });
/** Server-local time. The dialer stores any text, so the format is checked here. */
export const callbackTime = text(/[0-9 :-]/, 19, { shape: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/ });
/** The longest comment of a callback (docs/vicidial/facts.md 4). */
export const longestComment = 200;
export const comment = text(plain, longestComment, { tidy: tidyComment });
export const qmCode = text(/[A-Za-z0-9._-]/, 20);
/** P is #, S is * and Q is a second of silence, because the dialer drops `#` and `*` (docs/vicidial/facts.md 5.8). */
export const dtmf = text(/[0-9PSQ]/, 100, {
  tidy: (value) => value.trim().replaceAll('#', 'P').replaceAll('*', 'S').replaceAll(',', 'Q'),
});
/** Appended to the file name of a recording. The dialer truncates longer values. */
export const recordingMark = text(/[A-Za-z0-9._-]/, 14);
/** A field of a lead, in the characters that every release keeps. */
export const leadField = text(plain, 100, { tidy: tidyComment });
/** The longest text of the column `vicidial_list.comments`. */
export const longestLeadComments = 255;
/** The comments of a lead, in the characters that the agent API stores as they are (docs/vicidial/facts.md 4). */
export const leadComments = text(/[A-Za-z0-9 .,:/()?!@_-]/, longestLeadComments);
export const capitals = text(/[A-Z]/, 3);
export const birthDate = text(/[0-9-]/, 10, { shape: /^\d{4}-\d\d-\d\d$/ });
export const region = text(/[A-Za-z0-9 -]/, 20);
export const email = text(/[A-Za-z0-9._@-]/, 70);
/** Names of audio files, joined by pipes. */
export const audioFiles = text(/[A-Za-z0-9_|-]/, 255);
export const seconds = text(/[0-9]/, 5);
export const callId = text(letters, 20, { min: 16 });
