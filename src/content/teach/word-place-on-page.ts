import { normalize } from '../../phone/find/normalize.ts';
import type { WordPlace } from '../../phone/find/taught-rules.ts';
import { wordPlaceAt } from '../../phone/find/word-place.ts';
import { containerOf } from '../dom/composed-tree.ts';
import type { ExplainedSpan, NumberMatcher } from '../match/number-matcher.ts';
import type { NodeSpan } from '../target/selected-text.ts';

/** Most text nodes that are searched, and the milliseconds that the search may take. */
const maxNodes = 100_000;
const maxSearchMs = 200;

/** What was decided about the digits of the page that touch this span; undefined if they could be no number. */
export function explainedSpanAt(
  { node, start, end }: NodeSpan,
  matcher: NumberMatcher,
): ExplainedSpan | undefined {
  return matcher.explain(node).find(({ classified, pieces }) =>
    pieces.some((piece) => {
      if (piece.node !== node) return false;
      const offset = piece.at - piece.from;
      return classified.start <= end + offset && classified.end >= start + offset;
    }),
  );
}

/** The words around these digits; undefined if there are none. */
export function wordPlaceOf({ classified, text, header }: ExplainedSpan): WordPlace | undefined {
  return wordPlaceAt(text, classified.start, classified.end, header);
}

/** The first place of the document that shows these digits, and what was decided there. */
export function findDigits(digits: string, matcher: NumberMatcher): ExplainedSpan | undefined {
  const end = performance.now() + maxSearchMs;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  // The number can be written in other groups than the digits, and across nodes.
  const tail = digits.slice(-2);
  for (let count = 0; count < maxNodes && performance.now() < end; count++) {
    const node = walker.nextNode() as Text | null;
    if (!node) return undefined;
    if (!normalize(node.data).includes(tail) || !isShown(node)) continue;
    const found = matcher
      .explain(node)
      .find(({ classified, text }) => digitsOf(text.slice(classified.start, classified.end)) === digits);
    if (found) return found;
  }
  return undefined;
}

function isShown(node: Text): boolean {
  return containerOf(node)?.checkVisibility() === true;
}

/** The digits of a text as ASCII digits, without anything else. */
export function digitsOf(text: string): string {
  return normalize(text).replace(/\D/g, '');
}
