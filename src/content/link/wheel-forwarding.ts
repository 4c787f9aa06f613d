import { parentOf } from '../dom/composed-tree.ts';

/** Pixels per line, for wheel events in lines. */
const line = 40;

/** The nearest ancestor box, other than the window, that can still scroll in the direction of the wheel. */
export function scrollableAncestor(element: Element, { deltaX, deltaY }: WheelEvent): Element | undefined {
  for (let up: Element | null = element; up; up = parentOf(up)) {
    if (up === document.scrollingElement) return undefined;
    const { overflowX, overflowY } = getComputedStyle(up);
    const { scrollTop, scrollHeight, clientHeight, scrollLeft, scrollWidth, clientWidth } = up;
    const canScrollDown = scrolls(overflowY) && canGo(deltaY, scrollTop, scrollHeight - clientHeight);
    const canScrollSideways =
      scrolls(overflowX) && canGo(deltaX, Math.abs(scrollLeft), scrollWidth - clientWidth);
    if (canScrollDown || canScrollSideways) return up;
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

/** Whether the box can scroll further. `at`: without its sign, because `scrollLeft` is negative in right-to-left boxes. */
function canGo(delta: number, at: number, max: number): boolean {
  if (delta === 0 || max <= 0) return false;
  return delta > 0 ? at < max - 1 : at > 0;
}
