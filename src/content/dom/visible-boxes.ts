import { parentOf } from './composed-tree.ts';

/**
 * The visible parts of these boxes of `element`: scroll containers clip what is outside them. A positioned element is
 * clipped only by its containing blocks.
 */
export function visibleBoxes(element: Element, boxes: readonly DOMRect[]): DOMRect[] {
  let seen = [...boxes];
  let position = 'static';
  for (let up: Element | null = element; up && !isRoot(up); up = parentOf(up)) {
    const style = getComputedStyle(up);
    if (!isContainingBlock(style, position)) continue;
    if (style.display !== 'contents') position = style.position;
    if (clips(style)) {
      const edge = up.getBoundingClientRect();
      seen = seen
        .map((box) => intersection(box, edge))
        .filter(({ width, height }) => width > 0 && height > 0);
    }
  }
  return seen;
}

/** `html` and `body` clip only what the window clips anyway. */
function isRoot(element: Element): boolean {
  return element === document.documentElement || element === document.body;
}

/** Whether the box with this style contains an element with this `position`. */
function isContainingBlock(style: CSSStyleDeclaration, position: string): boolean {
  const containsFixed = style.transform !== 'none' || style.filter !== 'none' || style.contain !== 'none';
  if (position === 'fixed') return containsFixed;
  return position !== 'absolute' || style.position !== 'static' || containsFixed;
}

function clips({ display, overflowX, overflowY, contain }: CSSStyleDeclaration): boolean {
  if (display === 'inline' || display === 'contents') return false;
  return overflowX !== 'visible' || overflowY !== 'visible' || /strict|content|paint/.test(contain);
}

function intersection(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}
