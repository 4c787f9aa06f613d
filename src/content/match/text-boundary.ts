/*
 * A number can be spread over text nodes. Whether it may go on from one into the next is told by the signs at their
 * edges alone, which spares a look at the elements around every date and price of a page.
 */

/** More signs than this stand between no two digits of a number. */
const widestGap = 4;

type BoundarySign = 'digit' | 'gap' | 'end';

function signOf(text: string, at: number): BoundarySign {
  const code = text.charCodeAt(at);
  if (code >= 48 && code <= 57) return 'digit';
  if (code > 127) return beyondAscii(text.charAt(at));
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  // , : ; and what ends a line
  return isLetter || code === 44 || code === 58 || code === 59 || code === 10 || code === 9 ? 'end' : 'gap';
}

function beyondAscii(sign: string): BoundarySign {
  if (/\p{Nd}/u.test(sign)) return 'digit';
  return /\p{L}/u.test(sign) ? 'end' : 'gap';
}

/** Whether digits stand at the text's end. `before`: they did so where it begins, and it may be nothing but a gap. */
export function endsInDigits(text: string, before: boolean): boolean {
  for (let at = text.length - 1; at >= 0; at--) {
    const sign = signOf(text, at);
    if (sign === 'digit') return true;
    if (sign === 'end' || text.length - at > widestGap) return false;
  }
  return before;
}

/** Whether digits stand at the text's beginning. */
export function beginsWithDigits(text: string): boolean {
  for (let at = 0; at < text.length && at <= widestGap; at++) {
    const sign = signOf(text, at);
    if (sign !== 'gap') return sign === 'digit';
  }
  return false;
}
