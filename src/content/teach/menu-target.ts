import { type Explanation, explain } from '../../failure.ts';
import type { WordPlace } from '../../phone/find/taught-rules.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Mark } from '../highlight/mark.ts';
import type { Marks } from '../highlight/marks.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import { phoneLinks } from '../target/dial-target.ts';
import { caretAt, markAt, underPoint } from '../target/hit-test.ts';
import { type NodeSpan, selectedSpans } from '../target/selected-text.ts';
import { explainedSpanAt, wordPlaceOf } from './word-place-on-page.ts';

/** The number that the context menu was opened on: the number at the pointer, else the selected digits. */
export class MenuTarget {
  readonly #marks: Marks;
  readonly #matcher: NumberMatcher;
  #point: { readonly x: number; readonly y: number } | undefined;

  constructor(marks: Marks, matcher: NumberMatcher, signal: AbortSignal) {
    this.#marks = marks;
    this.#matcher = matcher;
    window.addEventListener(
      'contextmenu',
      (event) => {
        if (event.isTrusted) this.#point = { x: event.clientX, y: event.clientY };
      },
      { capture: true, passive: true, signal },
    );
  }

  /** The words around the number, or why there is nothing to learn. */
  wordPlace(): Result<WordPlace, Explanation> {
    this.#matcher.begin();
    for (const span of this.#spans()) {
      const found = explainedSpanAt(span, this.#matcher);
      if (!found) continue;
      // The page itself says that this is a phone number.
      if (span.node.parentElement?.closest(phoneLinks)) return fail(explain({ kind: 'pagePhoneLink' }));
      const place = wordPlaceOf(found);
      return place ? ok(place) : fail(explain({ kind: 'noWordsAround' }));
    }
    return fail(explain({ kind: 'noNumberHere' }));
  }

  /** The linked number itself; undefined if the digits are not linked. */
  mark(): Mark | undefined {
    for (const { node, start, end } of this.#spans()) {
      const found = this.#matcher
        .find(node)
        .find(({ parts }) =>
          parts.some((part) => part.node === node && part.start <= end && part.end >= start),
        );
      if (found) return found;
    }
    return undefined;
  }

  *#spans(): Generator<NodeSpan> {
    const point = this.#point;
    const mark = point && markAt(this.#marks, point.x, point.y);
    const first = mark?.parts[0];
    if (first) yield first;
    yield* selectedSpans();
    const caret = point && caretAt(point.x, point.y, underPoint(point.x, point.y).roots);
    if (caret?.offsetNode instanceof Text)
      yield { node: caret.offsetNode, start: caret.offset, end: caret.offset };
  }
}
