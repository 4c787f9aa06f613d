import { parentOf } from '../dom/composed-tree.ts';

/**
 * The conditions for a click to dial. A page can fake clicks, move a number under a resting pointer, cover our link or
 * fade the number. So a click counts only if a person made it on a link that was visible and did not move for a while.
 */

/**
 * Milliseconds that a link must have been at one position before its click counts. People press no sooner than about a
 * fifth of a second after they reach a target; together with the rest before it, this is just below.
 */
export const dwellMs = 150;
/** Milliseconds for a link that was shown by a tap, so that the second tap of a double tap does not confirm. */
export const doubleTapMs = 350;
/** Milliseconds. A longer touch opens a context menu or starts a selection. The limit of systems is 400 to 500. */
export const longestTapMs = 450;
const minWidth = 20;
const minHeight = 7;
const minOpacity = 0.4;
const tolerance = 2;

/** Whether a person caused the event just now. */
export function isGesture(event: Event): boolean {
  return event.isTrusted && navigator.userActivation.isActive;
}

/** Whether the number is visible: not faded, not hidden, not scaled down too far. */
export function isFullyVisible(element: Element, boxes: readonly DOMRect[]): boolean {
  const [box] = boxes;
  if (!box || box.width < minWidth || box.height < minHeight) return false;
  if (
    !element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true })
  )
    return false;
  let opacity = 1;
  for (let up: Element | null = element; up; up = parentOf(up))
    opacity *= Number(getComputedStyle(up).opacity);
  return opacity >= minOpacity;
}

/** Whether the boxes are at the same positions as before. */
export function isUnmoved(before: readonly DOMRect[], now: readonly DOMRect[]): boolean {
  return (
    before.length === now.length &&
    before.every((box, index) => {
      const other = now[index];
      return (
        other !== undefined &&
        Math.abs(box.left - other.left) <= tolerance &&
        Math.abs(box.top - other.top) <= tolerance &&
        Math.abs(box.width - other.width) <= tolerance
      );
    })
  );
}
