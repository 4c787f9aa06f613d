const gap = 4;
const margin = 8;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of the page that is on the screen. It is smaller than the window when a touch screen is zoomed in. */
export function viewNow(): DOMRect {
  const { offsetLeft = 0, offsetTop = 0, width = innerWidth, height = innerHeight } = visualViewport ?? {};
  return new DOMRect(offsetLeft, offsetTop, width, height);
}

/** The maximum width of a tooltip in this view, in pixels. */
export function widestTooltip(view: DOMRect): number {
  return Math.max(0, view.width - 2 * margin);
}

/**
 * The position of the tooltip for these lines of a number: below, above or beside them, the first that fits into the
 * view, does not cover the number, and leaves the other numbers free, because one of them is the next to be clicked. If
 * no position leaves them free, the first that fits. In a window too small, the tooltip covers the number, which it shows.
 */
export function placeTooltip(
  lines: readonly DOMRect[],
  tooltip: Size,
  view: DOMRect,
  isRightToLeft: boolean,
  others: readonly DOMRect[] = [],
) {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const last = lines.at(-1) ?? new DOMRect(left, top, right - left, bottom - top);

  const along = isRightToLeft ? last.right + margin - tooltip.width : last.left - margin;
  const level = (top + bottom - tooltip.height) / 2;
  const places = [
    { left: within(along, tooltip.width, view.left, view.right), top: bottom + gap },
    { left: within(along, tooltip.width, view.left, view.right), top: top - gap - tooltip.height },
    { left: right + gap, top: within(level, tooltip.height, view.top, view.bottom) },
    { left: left - gap - tooltip.width, top: within(level, tooltip.height, view.top, view.bottom) },
  ];
  const fits = (place: { left: number; top: number }) =>
    place.left >= view.left &&
    place.top >= view.top &&
    place.left + tooltip.width <= view.right &&
    place.top + tooltip.height <= view.bottom;
  const isFree = (place: { left: number; top: number }) =>
    others.every(
      (other) =>
        place.left + tooltip.width <= other.left ||
        place.left >= other.right ||
        place.top + tooltip.height <= other.top ||
        place.top >= other.bottom,
    );
  const fitting = places.filter(fits);
  return (
    fitting.find(isFree) ??
    fitting[0] ?? {
      left: within(along, tooltip.width, view.left, view.right),
      top: within(bottom + gap, tooltip.height, view.top, view.bottom, 0),
    }
  );
}

/** The position nearest to `wanted` that keeps a margin at both ends; the margin at the start takes precedence. */
function within(wanted: number, size: number, from: number, to: number, free = margin): number {
  return Math.max(from + free, Math.min(wanted, to - free - size));
}
