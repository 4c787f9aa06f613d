import type { TextVerdict } from '../../messages/contract.ts';
import { explainText } from '../../phone/find/explain.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';

/** Why each number in a text is linked or not on this page; one verdict for the whole text if it contains no number. */
export function explainSelection(text: string, country: CountryCode): TextVerdict[] {
  const { candidates, nothing } = explainText(text, { country });
  if (nothing) return [{ text, isLinked: false, reasons: [nothing] }];
  return candidates.map(({ start, end, linked, parts }) => ({
    text: text.slice(start, end),
    isLinked: linked,
    reasons: parts.map(({ reason }) => reason),
  }));
}
