import type { TextVerdict } from '../../messages/contract.ts';
import { explainText, type Part } from '../../phone/find/explain.ts';
import { isFaxNumber } from '../../phone/find/fax-label.ts';
import { wordPlaceAt } from '../../phone/find/word-place.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import { digitsOf, findDigits, wordPlaceOf } from './word-place-on-page.ts';

/**
 * Why each number of a text is linked or not. If the page shows the same digits, they are judged in their place, with
 * their header and the words around them. One verdict for the whole text if it contains no number.
 */
export function explainOnPage(text: string, matcher: NumberMatcher): TextVerdict[] {
  const { country, taught } = matcher;
  const { candidates, nothing } = explainText(text, { country, taught });
  if (nothing) return [{ text, isLinked: false, reasons: [nothing] }];
  matcher.begin();
  return candidates.map((typed) => {
    const shown = text.slice(typed.start, typed.end);
    const found = findDigits(digitsOf(shown), matcher);
    const { linked, parts } = found?.classified ?? typed;
    const isFax = found
      ? found.isFax
      : linked && isFaxNumber(text, typed.start, typed.end) && !isTaughtPhone(parts);
    const wordPlace = found ? wordPlaceOf(found) : wordPlaceAt(text, typed.start, typed.end, '');
    return {
      text: shown,
      isLinked: linked && !isFax,
      reasons: isFax ? ['faxNumber' as const] : parts.map(({ reason }) => reason),
      ...(wordPlace ? { wordPlace } : {}),
    };
  });
}

function isTaughtPhone(parts: readonly Part[]): boolean {
  return parts.some(({ reason }) => reason === 'taughtPhone');
}

/** The selected text of the document in one line, cut to the length that can be explained. */
export function selectedText(longest: number): string {
  return (getSelection()?.toString() ?? '').replace(/\s+/g, ' ').trim().slice(0, longest);
}
