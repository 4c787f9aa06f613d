import { parentElementOf } from '../dom/composed-tree.ts';

const { contains } = Node.prototype;

/*
 * Two texts are one number only if they are side by side on the screen. Their boxes are measured, because any element can
 * be laid out in any way. Only texts with digits on both sides of the boundary are measured.
 */

/** `hidden`: the second text is not visible. */
export type Joint = 'joined' | 'apart' | 'hidden';

/** Pixels between two texts besides their blanks: padding, border or margin. A wider gap separates two numbers. */
const widestSpacing = 3;

/** Pixels. A narrower or lower box is not visible: texts for screen readers are clipped to one pixel. */
const smallestBox = 2;

/** The visual relation of two texts. `blanks`: the text nodes between them, which contain only blanks. */
export function jointOf(before: Text, after: Text, blanks: readonly Text[] = []): Joint {
  if (
    before.parentNode === after.parentNode &&
    blanks.every((blank) => blank.parentNode === after.parentNode)
  )
    return 'joined';
  const last = before.data.trimEnd().length - 1;
  const first = after.data.length - after.data.trimStart().length;
  const from = boxOf(before, last, last + 1);
  const to = boxOf(after, first, first + 1);
  if (!to || isHidden(after, before)) return 'hidden';
  if (!from || isHidden(before, after)) return 'apart';
  if (!isOnLineOf(from, to)) {
    const areInFlow =
      isInFlow(before, after) && isInFlow(after, before) && blanks.every((blank) => isInFlow(blank, before));
    return areInFlow && from.bottom <= to.top + 1 ? 'joined' : 'apart';
  }
  const gap = to.left >= from.left ? to.left - from.right : from.left - to.right;
  // The second text is left of the first only in right-to-left text.
  if (to.left < from.left && !isRightToLeft(before)) return 'apart';
  const blankWidth =
    widthOf(before, last + 1, before.data.length) +
    widthOf(after, 0, first) +
    blanks.reduce((sum, blank) => sum + widthOf(blank, 0, blank.data.length), 0);
  return gap >= -1 && gap - blankWidth <= widestSpacing ? 'joined' : 'apart';
}

/** Whether these nodes, in text order, appear as one text without gaps. */
export function isOneText(nodes: readonly Text[]): boolean {
  let before: Text | undefined;
  let blanks: Text[] = [];
  for (const node of nodes) {
    if (isBlank(node)) {
      blanks.push(node);
      continue;
    }
    if (before && jointOf(before, node, blanks) !== 'joined') return false;
    before = node;
    blanks = [];
  }
  return true;
}

export function isBlank({ data }: Text): boolean {
  return data.trim() === '';
}

/** Whether the digits of these parts are shown in reverse, by `unicode-bidi: bidi-override` or a mirroring transform. */
export function isReversed(parts: readonly { node: Text; start: number; end: number }[]): boolean {
  for (const { node, start, end } of parts) {
    const at = node.data.slice(start, end).search(/\p{Nd}{2}/u);
    if (at < 0) continue;
    const first = boxOf(node, start + at, start + at + 1);
    const second = boxOf(node, start + at + 1, start + at + 2);
    return (
      first !== undefined && second !== undefined && isOnLineOf(first, second) && second.left < first.left
    );
  }
  return false;
}

let measuring: Range | undefined;

function boxOf(node: Text, from: number, to: number): DOMRect | undefined {
  // A Range makes every change of its nodes slower until it is collected, so one is used for all boxes and leaves them.
  measuring ??= document.createRange();
  measuring.setStart(node, from);
  measuring.setEnd(node, to);
  const [box] = measuring.getClientRects();
  measuring.setStart(document, 0);
  measuring.collapse(true);
  return box && box.width > 0 && box.height > 0 ? box : undefined;
}

function widthOf(node: Text, from: number, to: number): number {
  return from < to ? (boxOf(node, from, to)?.width ?? 0) : 0;
}

function isRightToLeft({ parentElement }: Text): boolean {
  return parentElement !== null && getComputedStyle(parentElement).direction === 'rtl';
}

/** Whether the boxes overlap by more than half of the lower one's height. */
function isOnLineOf(one: DOMRect, other: DOMRect): boolean {
  const overlap = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return overlap > Math.min(one.height, other.height) / 2;
}

/** The ancestors of `node` below the first that contains `other` too. */
function* elementsUpTo(node: Text, other: Text): Generator<Element> {
  for (let up = parentElementOf(node); up && !contains.call(up, other); up = parentElementOf(up)) yield up;
}

/** Whether an element that contains only this text hides it. */
function isHidden(node: Text, other: Text): boolean {
  for (const element of elementsUpTo(node, other)) {
    const style = getComputedStyle(element);
    if (style.visibility !== 'visible' || style.opacity === '0') return true;
    if (style.clip !== 'auto' || style.clipPath !== 'none') return true;
    if (style.overflowX === 'visible') continue;
    const { width, height } = element.getBoundingClientRect();
    if (width < smallestBox || height < smallestBox) return true;
  }
  return false;
}

/** Whether the text is in the normal inline flow, so that only a line break can separate it. */
function isInFlow(node: Text, other: Text): boolean {
  for (const element of elementsUpTo(node, other)) {
    const style = getComputedStyle(element);
    if (!/^(?:inline|contents|ruby)$/.test(style.display) || style.float !== 'none') return false;
    if (/absolute|fixed/.test(style.position)) return false;
    const spacing = [
      style.paddingInlineStart,
      style.paddingInlineEnd,
      style.borderInlineStartWidth,
      style.borderInlineEndWidth,
      style.marginInlineStart,
      style.marginInlineEnd,
    ].reduce((sum, width) => sum + Number.parseFloat(width), 0);
    if (spacing > widestSpacing) return false;
  }
  return true;
}
