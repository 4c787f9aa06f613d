import { parentOf } from '../dom/composed-tree.ts';

/** Pixels of a line, where the wheel counts in lines. */
const line = 40;

/** The box around `element`, other than the window, that can still scroll where the wheel goes. */
export function scrollableAncestor(element: Element, { deltaX, deltaY }: WheelEvent): Element | undefined {
  for (let up: Element | null = element; up; up = parentOf(up)) {
    if (up === document.scrollingElement) return undefined;
    const { overflowX, overflowY } = getComputedStyle(up);
    const { scrollTop, scrollHeight, clientHeight, scrollLeft, scrollWidth, clientWidth } = up;
    const goesDown = scrolls(overflowY) && canGo(deltaY, scrollTop, scrollHeight - clientHeight);
    const goesAside = scrolls(overflowX) && canGo(deltaX, Math.abs(scrollLeft), scrollWidth - clientWidth);
    if (goesDown || goesAside) return up;
  }
  return undefined;
}

/** How far one turn of the wheel goes, in pixels. */
export function scrollStep({ deltaX, deltaY, deltaMode }: WheelEvent, box: Element): ScrollToOptions {
  const page = deltaMode === WheelEvent.DOM_DELTA_PAGE;
  const unit = page ? box.clientHeight : deltaMode === WheelEvent.DOM_DELTA_LINE ? line : 1;
  return { left: deltaX * unit, top: deltaY * unit, behavior: 'instant' };
}

function scrolls(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll';
}

/** From right to left boxes count their way to the left below zero; there either direction is taken as possible. */
function canGo(delta: number, at: number, most: number): boolean {
  if (delta === 0 || most <= 0) return false;
  return delta > 0 ? at < most - 1 : at > 0;
}
