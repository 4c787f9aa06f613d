import { labelBefore } from './label-evidence.ts';
import { normalize, simplified } from './normalize.ts';
import { lineAfter, lineBefore, longestRule, ruleWords, type WordPlace, wordsIn } from './taught-rules.ts';
import { kindOf } from './tokens.ts';

/** The most words that a rule takes from beside a number. */
const mostWords = 3;

const boundary = '[,;|•·()\\[\\]!?]|[.:]\\s+(?=\\p{Lu})';
const boundaries = new RegExp(boundary, 'gu');

/** The words from the last boundary of sentence or remark on. */
function phraseBefore(line: string): string[] {
  const own = line.replace(/[^\p{L}\p{M}#№☎☏✆📞📱📲]+$/u, '');
  const last = [...own.matchAll(boundaries)].at(-1);
  return wordsIn(own.slice(last ? last.index + last[0].length : 0));
}

function phraseAfter(line: string): string[] {
  const own = line.replace(/^[^\p{L}#№☎☏✆📞📱📲]+/u, '');
  const stop = own.search(new RegExp(boundary, 'u'));
  return wordsIn(stop < 0 ? own : own.slice(0, stop));
}

/** Whether the word says what the digits are; `the`, `is` and `no.` alone do not. */
function isTelling(each: string): boolean {
  const kind = kindOf(simplified(each).toLowerCase());
  return kind !== 'filler' && kind !== 'number';
}

/**
 * The words to learn, nearest first: a short phrase as a whole, and of a sentence the nearest word that says something.
 * Empty if there is none.
 */
function learnable(nearestFirst: readonly string[]): readonly string[] {
  const isShort = nearestFirst.length <= mostWords;
  const first = nearestFirst.findIndex(isTelling);
  const count = isShort ? nearestFirst.length : first + 1;
  const chosen = nearestFirst.slice(0, Math.min(count, mostWords));
  const isSaid = chosen.some((each) => kindOf(simplified(each).toLowerCase()) !== 'filler');
  return isSaid ? withinLimit(chosen) : [];
}

function withinLimit(nearestFirst: readonly string[]): readonly string[] {
  const kept = [...nearestFirst];
  while (kept.join(' ').length > longestRule) kept.pop();
  return kept;
}

/** Names are of one person, and say nothing about the next number. */
function isName(text: string): boolean {
  return labelBefore(`${text} `, text.length + 1).reason === 'nameBefore';
}

/**
 * The words that a rule about the number at `start`…`end` of the text can name: those right before the number, else its
 * header (empty if there is none), else those behind it. Undefined if no words stand there.
 */
export function wordPlaceAt(text: string, start: number, end: number, header: string): WordPlace | undefined {
  const normalized = normalize(text);
  const line = lineBefore(normalized, start);
  const left = isName(line.trim()) ? [] : learnable(phraseBefore(line).reverse());
  if (left.length > 0) return { place: 'before', words: [...left].reverse().join(' ') };
  const above = ruleWords(header);
  if (above !== '' && above.length <= longestRule && !isName(above)) return { place: 'header', words: above };
  const right = learnable(phraseAfter(lineAfter(normalized, end)));
  return right.length > 0 ? { place: 'after', words: right.join(' ') } : undefined;
}
