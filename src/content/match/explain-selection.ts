import type { TextVerdict } from '../../messages/contract.ts';
import { explainText } from '../../phone/find/explain.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';

/** What is said of a text by the rules that link numbers on this page: for each number in it, or for all of it. */
export function explainSelection(text: string, country: CountryCode): TextVerdict[] {
  const { candidates, nothing } = explainText(text, { country });
  if (nothing) return [{ text, isLinked: false, reasons: [nothing] }];
  return candidates.map(({ start, end, linked, parts }) => ({
    text: text.slice(start, end),
    isLinked: linked,
    reasons: parts.map(({ reason }) => reason),
  }));
}
