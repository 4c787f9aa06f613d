import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { isInert, modalNow } from '../dom/modal.ts';
import type { Marks } from '../highlight/marks.ts';
import type { NumberMatcher } from '../match/number-matcher.ts';
import { type DialTarget, linkTarget, phoneLinks, textTarget } from './dial-target.ts';
import { type Field, fieldIn, fieldTarget } from './form-field.ts';

/** Most nodes that are searched for a number farther away than a screen. */
const maxNodes = 200_000;
/** Milliseconds that this search may take. */
const maxSearchMs = 300;
const sameLine = 6;

/**
 * The number after or before `from` in the reading order of the screen, line by line. Without `from`, the first one in
 * view. If the next number is farther away than about a screen, the document order is used.
 */
export function neighbor(
  from: DialTarget | undefined,
  step: 1 | -1,
  marks: Marks,
  matcher: NumberMatcher,
): DialTarget | undefined {
  const { country } = matcher;
  const onLine = isRightToLeft() ? -1 : 1;
  const modal = modalNow();
  const all = around(marks, country)
    .filter(({ element }) => !isInert(element, modal))
    .flatMap((target) => {
      const [box] = target.boxes();
      return box && box.width > 0 && isNear(box) ? [{ target, box }] : [];
    })
    .sort((one, other) =>
      Math.abs(one.box.top - other.box.top) > sameLine
        ? one.box.top - other.box.top
        : onLine * (one.box.left - other.box.left),
    );
  const fartherNow = (start: Element) => farther(start, step, matcher, modal);
  const at = from
    ? all.findIndex(({ target }) => target.element === from.element && target.shown === from.shown)
    : -1;
  if (from) return (at < 0 ? undefined : all[at + step]?.target) ?? fartherNow(from.element);
  const inView = all.filter(({ box }) => box.bottom > 0 && box.top < innerHeight);
  const first = step > 0 ? inView[0] : inView.at(-1);
  return first?.target ?? all[0]?.target ?? fartherNow(modal ?? document.body);
}

/** Whether the page is read from right to left. */
export function isRightToLeft(): boolean {
  return getComputedStyle(document.body).direction === 'rtl';
}

function around(marks: Marks, country: CountryCode): DialTarget[] {
  const texts = marks.all();
  const inText = new Set(texts.map((mark) => mark.parts[0]?.node.parentElement?.closest(phoneLinks)));
  const links = [...document.querySelectorAll<HTMLAnchorElement>(phoneLinks)].filter(
    (link) => !inText.has(link),
  );
  const fields = [...document.querySelectorAll<Field>('input,textarea')].filter((field) => fieldIn([field]));
  return [
    ...texts.map((mark) => textTarget(mark)),
    ...links.map((link) => linkTarget(link, [], country)),
    ...fields.map((field) => fieldTarget(field, country)),
  ].filter((target) => target !== undefined);
}

/** Whether the box is in the area where numbers are highlighted. Outside it only the document order is known. */
function isNear(box: DOMRect): boolean {
  return box.bottom > -innerHeight && box.top < 2 * innerHeight;
}

function farther(
  from: Element,
  step: 1 | -1,
  matcher: NumberMatcher,
  modal: Element | undefined,
): DialTarget | undefined {
  const walker = document.createTreeWalker(modal ?? document, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  walker.currentNode = from;
  const end = performance.now() + maxSearchMs;
  matcher.begin();
  for (let count = 0; count < maxNodes && performance.now() < end; count++) {
    const node = step > 0 ? walker.nextNode() : walker.previousNode();
    if (!node) return undefined;
    if (from.contains(node) && from !== (modal ?? document.body)) continue;
    const target = targetOf(node, matcher);
    if (target?.boxes().length && !isInert(target.element, modal)) return target;
  }
  return undefined;
}

function targetOf(node: Node, matcher: NumberMatcher): DialTarget | undefined {
  if (node instanceof HTMLAnchorElement)
    return node.matches(phoneLinks) ? linkTarget(node, [], matcher.country) : undefined;
  const [mark] = node instanceof Text && matcher.mayHoldAlone(node) ? matcher.find(node) : [];
  return mark && textTarget(mark);
}
