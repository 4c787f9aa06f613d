import { readLink } from '../../phone/dialing/phone-urls.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { isCurrent, type Mark } from '../highlight/mark.ts';
import { isReversed } from '../match/visual-line.ts';

/** A number on the page that can be dialed. */
export interface DialTarget {
  readonly kind: 'text' | 'link' | 'field';
  /** The page's element that must be visible. */
  readonly element: Element;
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  /** The text on the screen that it was read from. */
  readonly shown: string;
  /** The boxes of the number on the screen, line by line. */
  boxes(): DOMRect[];
  /** Whether the page still shows the same number. */
  isCurrent(): boolean;
}

/** The target of a mark. None if the page shows its digits in reverse, which it may do after the number was found. */
export function textTarget(mark: Mark): DialTarget | undefined {
  const element = mark.parts[0]?.node.parentElement ?? hostOf(mark);
  if (!element || isReversed(mark.parts)) return undefined;
  return {
    kind: 'text',
    element,
    number: mark.number,
    ...(mark.ext === undefined ? {} : { ext: mark.ext }),
    shown: mark.shown,
    boxes: () => boxesOf(mark),
    isCurrent: () => isCurrent(mark),
  };
}

function hostOf(mark: Mark): Element | undefined {
  const root = mark.parts[0]?.node.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** The lines of a number on the screen. The Range is not kept, because a live one makes the page slower. */
export function boxesOf(mark: Mark): DOMRect[] {
  const first = mark.parts[0];
  const last = mark.parts.at(-1);
  if (!first?.node.isConnected || !last?.node.isConnected || !isCurrent(mark)) return [];
  const range = new Range();
  range.setStart(first.node, first.start);
  range.setEnd(last.node, last.end);
  return lines([...range.getClientRects()]);
}

/**
 * Merges adjacent rectangles, line by line. In mixed text directions, other text can separate the rectangles of a number
 * on one line, and they come in any order.
 */
function lines(boxes: readonly DOMRect[]): DOMRect[] {
  const byLine: DOMRect[][] = [];
  for (const box of boxes) {
    if (box.width < 1 || box.height < 1) continue;
    const line = byLine.find(([first]) => first && areOnOneLine(first, box));
    if (line) line.push(box);
    else byLine.push([box]);
  }
  return byLine.flatMap((line) => joined(line.sort((one, other) => one.left - other.left)));
}

/** `line`: from left to right. */
function joined(line: readonly DOMRect[]): DOMRect[] {
  const merged: DOMRect[] = [];
  for (const box of line) {
    const before = merged.at(-1);
    if (!before || box.left - before.right > box.height) {
      merged.push(box);
      continue;
    }
    const { left } = before;
    const top = Math.min(before.top, box.top);
    const right = Math.max(before.right, box.right);
    const bottom = Math.max(before.bottom, box.bottom);
    merged[merged.length - 1] = new DOMRect(left, top, right - left, bottom - top);
  }
  return merged;
}

function areOnOneLine(one: DOMRect, other: DOMRect): boolean {
  return Math.abs(one.top + one.height / 2 - other.top - other.height / 2) < other.height / 2;
}

/** Selector for the page's own phone links. */
export const phoneLinks = 'a[href^="tel:" i],a[href^="callto:" i],a[href^="sip:" i],a[href^="sips:" i]';

/** The page's own phone link that contains one of these elements. */
export function phoneLinkIn(path: readonly EventTarget[]): HTMLAnchorElement | undefined {
  for (const each of path) {
    const link = each instanceof Element ? each.closest<HTMLAnchorElement>(phoneLinks) : undefined;
    if (link) return link;
  }
  return undefined;
}

/**
 * The target of a phone link of the page. `marks`: the numbers in its text. If the text shows one number, that number is
 * dialed, because the agent reads it. The address is used for links like "Call us".
 */
export function linkTarget(
  link: HTMLAnchorElement,
  marks: readonly Mark[],
  country: CountryCode,
): DialTarget | undefined {
  const href = link.getAttribute('href') ?? '';
  const [mark] = marks;
  const address = readLink(href, country);
  const found = mark ?? address;
  if (!found) return undefined;
  const ext = found.ext ?? (address?.number === found.number ? address.ext : undefined);
  return {
    kind: 'link',
    element: link,
    number: found.number,
    ...(ext === undefined ? {} : { ext }),
    shown: mark?.shown ?? href.slice(0, 64),
    boxes: () => lines([...link.getClientRects()]),
    isCurrent: () =>
      link.isConnected && link.getAttribute('href') === href && (mark === undefined || isCurrent(mark)),
  };
}
