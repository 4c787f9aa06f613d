import { widestGap } from '../../phone/find/limits.ts';

/*
 * A number can be split over text nodes. The characters at their edges show whether it can continue from one node into
 * the next, so the elements around every date and price of a page need not be read.
 */

type CharacterKind = 'digit' | 'gap' | 'end';

function kindAt(text: string, at: number): CharacterKind {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return 'digit';
  if (code > 127) return kindBeyondAscii(text.charAt(at));
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // , : ; and line breaks
  return isLetter || code === 44 || code === 58 || code === 59 || code === 10 || code === 9 ? 'end' : 'gap';
}

function kindBeyondAscii(character: string): CharacterKind {
  if (/\p{Nd}/u.test(character)) return 'digit';
  return /\p{L}/u.test(character) ? 'end' : 'gap';
}

/** Whether the text ends in digits. `before`: whether the previous text does, which is the result if this one is a gap. */
export function endsInDigits(text: string, before: boolean): boolean {
  for (let at = text.length - 1; at >= 0; at--) {
    const kind = kindAt(text, at);
    if (kind === 'digit') return true;
    if (kind === 'end' || text.length - at > widestGap) return false;
  }
  return before;
}

/** Whether the text begins with digits. */
export function beginsWithDigits(text: string): boolean {
  for (let at = 0; at < text.length && at <= widestGap; at++) {
    const kind = kindAt(text, at);
    if (kind !== 'gap') return kind === 'digit';
  }
  return false;
}
