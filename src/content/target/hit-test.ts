import type { Mark } from '../highlight/mark.ts';
import type { Marks } from '../highlight/marks.ts';
import { boxesOf } from './dial-target.ts';

type Caret = { offsetNode: Node; offset: number };

/** The innermost element at a point, and the open shadow roots that contain it, outermost first. */
export function underPoint(x: number, y: number): { element: Element | null; roots: ShadowRoot[] } {
  const roots: ShadowRoot[] = [];
  let element = document.elementFromPoint(x, y);
  while (element?.shadowRoot) {
    const { shadowRoot } = element;
    roots.push(shadowRoot);
    const inner = shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return { element, roots };
}

/** The highlighted number at a point of the screen. */
export function markAt(marks: Marks, x: number, y: number): Mark | undefined {
  const { roots } = underPoint(x, y);
  const node = caretAt(x, y, roots)?.offsetNode;
  const direct = node instanceof Text ? marks.of(node).find((mark) => contains(mark, x, y)) : undefined;
  if (direct) return direct;
  for (const mark of marks.all()) if (contains(mark, x, y) && isUncovered(mark, x, y)) return mark;
  return undefined;
}

function contains(mark: Mark, x: number, y: number): boolean {
  return boxesOf(mark).some(
    ({ left, right, top, bottom }) => x >= left && x <= right && y >= top && y <= bottom,
  );
}

/** The place in the text at a point; `roots`: the open shadow roots there. */
export function caretAt(x: number, y: number, roots: ShadowRoot[]): Caret | null {
  const page = document as {
    caretPositionFromPoint?: (x: number, y: number, options?: { shadowRoots: ShadowRoot[] }) => Caret | null;
    caretRangeFromPoint?: (x: number, y: number) => Range | null;
  };
  if (page.caretPositionFromPoint) return page.caretPositionFromPoint(x, y, { shadowRoots: roots });
  const range = page.caretRangeFromPoint?.(x, y);
  return range ? { offsetNode: range.startContainer, offset: range.startOffset } : null;
}

/** Whether only transparent elements cover the number, such as a link that covers a whole card. */
function isUncovered(mark: Mark, x: number, y: number): boolean {
  const element = mark.parts[0]?.node.parentElement;
  if (!element) return false;
  const root = element.getRootNode() as Document | ShadowRoot;
  const stack = root.elementsFromPoint(x, y);
  const depth = stack.indexOf(element);
  const above = depth < 0 ? stack.filter((each) => !each.contains(element)) : stack.slice(0, depth);
  return above.every((each) => each.contains(element) || element.contains(each) || isTransparent(each));
}

function isTransparent(element: Element): boolean {
  if (/^(?:IMG|VIDEO|CANVAS|IFRAME|OBJECT|EMBED|DIALOG)$/.test(element.tagName)) return false;
  return [undefined, '::before', '::after'].every((pseudo) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element, pseudo);
    return backgroundImage === 'none' && /^(?:transparent|rgba\(.*, 0\))$/.test(backgroundColor);
  });
}
