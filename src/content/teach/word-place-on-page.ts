import { normalize } from '../../phone/find/normalize.ts';
import type { WordPlace } from '../../phone/find/taught-rules.ts';
import { wordPlaceAt } from '../../phone/find/word-place.ts';
import { containerOf } from '../dom/composed-tree.ts';
import type { NodeDecision, NumberMatcher } from '../match/number-matcher.ts';
import type { NodeSpan } from '../target/selected-text.ts';

/** Most text nodes that are searched, and the milliseconds that the search may take. */
const maxNodes = 100_000;
const maxSearchMs = 200;

/** What was decided about the digits of the page that touch this span; undefined if they could be no number. */
export function decisionAt({ node, start, end }: NodeSpan, matcher: NumberMatcher): NodeDecision | undefined {
  return matcher.explain(node).find(({ decision, pieces }) =>
    pieces.some((piece) => {
      if (piece.node !== node) return false;
      const offset = piece.at - piece.from;
      return decision.start <= end + offset && decision.end >= start + offset;
    }),
  );
}

/** The words around these digits; undefined if there are none. */
export function wordPlaceOf({ decision, text, header }: NodeDecision): WordPlace | undefined {
  return wordPlaceAt(text, decision.start, decision.end, header);
}

/** The first place of the document that shows these digits, and what was decided there. */
export function findDigits(digits: string, matcher: NumberMatcher): NodeDecision | undefined {
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
      .find(({ decision, text }) => digitsOf(text.slice(decision.start, decision.end)) === digits);
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
