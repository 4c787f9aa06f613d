import { parentOf } from './composed-tree.ts';

/**
 * What can be seen of these boxes of `element`: boxes that scroll cut off what is outside. What is positioned is cut
 * off only by the boxes that it belongs to.
 */
export function visibleBoxes(element: Element, boxes: readonly DOMRect[]): DOMRect[] {
  let seen = [...boxes];
  let position = 'static';
  for (let up: Element | null = element; up && !isRoot(up); up = parentOf(up)) {
    const style = getComputedStyle(up);
    if (!holds(style, position)) continue;
    if (style.display !== 'contents') position = style.position;
    if (cutsOff(style)) {
      const edge = up.getBoundingClientRect();
      seen = seen.map((box) => common(box, edge)).filter(({ width, height }) => width > 0 && height > 0);
    }
  }
  return seen;
}

/** What these two cut off is cut off by the window anyway. */
function isRoot(element: Element): boolean {
  return element === document.documentElement || element === document.body;
}

/** Whether something positioned so belongs to the box with this style. */
function holds(style: CSSStyleDeclaration, position: string): boolean {
  const holdsFixed = style.transform !== 'none' || style.filter !== 'none' || style.contain !== 'none';
  if (position === 'fixed') return holdsFixed;
  return position !== 'absolute' || style.position !== 'static' || holdsFixed;
}

function cutsOff({ display, overflowX, overflowY, contain }: CSSStyleDeclaration): boolean {
  if (display === 'inline' || display === 'contents') return false;
  return overflowX !== 'visible' || overflowY !== 'visible' || /strict|content|paint/.test(contain);
}

function common(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.max(one.left, other.left);
  const top = Math.max(one.top, other.top);
  const right = Math.min(one.right, other.right);
  const bottom = Math.min(one.bottom, other.bottom);
  return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
}
