import type { Mark } from '../highlight/mark.ts';
import type { Marks } from '../highlight/marks.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import { isReversed } from '../match/visual-line.ts';
import { type DialTarget, linkTarget, phoneLinkIn, textTarget } from './dial-target.ts';
import { fieldIn, fieldTarget } from './form-field.ts';
import { markAt } from './hit-test.ts';
import { selectedSpans } from './selected-text.ts';

/** Finds the number that an event of the page refers to. */
export class TargetFinder {
  readonly #marks: Marks;
  readonly #matcher: NumberMatcher;

  constructor(marks: Marks, matcher: NumberMatcher) {
    this.#marks = marks;
    this.#matcher = matcher;
  }

  /** The highlighted number at a point of the window, or the number of the phone link or field in `path`. */
  at(x: number, y: number, path: readonly EventTarget[]): DialTarget | undefined {
    const mark = markAt(this.#marks, x, y);
    return mark ? textTarget(mark) : this.in(path);
  }

  /** The number of the page's phone link or field among these elements. */
  in(path: readonly EventTarget[]): DialTarget | undefined {
    const { country } = this.#matcher;
    const field = fieldIn(path);
    if (field) return fieldTarget(field, country);
    const pageLink = phoneLinkIn(path);
    return pageLink && linkTarget(pageLink, this.#marksIn(pageLink), country);
  }

  /** The first number that the selection touches, as text or as a phone link of the page. */
  selected(): DialTarget | undefined {
    for (const { node, start, end } of selectedSpans()) {
      const pageLink = node.parentElement && phoneLinkIn([node.parentElement]);
      if (pageLink) return this.in([pageLink]);
      const mark = this.#marks
        .of(node)
        .find(({ parts }) =>
          parts.some((part) => part.node === node && part.start < end && start < part.end),
        );
      if (mark) return textTarget(mark);
    }
    return undefined;
  }

  /** The only mark in the element; none if there are several, or if its digits are shown in reverse. */
  #marksIn(element: Element): Mark[] {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: Mark[] = [];
    for (let node = walker.nextNode(); node && found.length < 2; node = walker.nextNode())
      found.push(...this.#marks.of(node as Text));
    return found.length === 1 ? found.filter(({ parts }) => !isReversed(parts)) : [];
  }
}
