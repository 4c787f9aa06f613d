const gap = 4;
const margin = 8;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The part of the page that is on the screen: less than the window when a touch screen is zoomed in. */
export function viewNow(): DOMRect {
  const { offsetLeft = 0, offsetTop = 0, width = innerWidth, height = innerHeight } = visualViewport ?? {};
  return new DOMRect(offsetLeft, offsetTop, width, height);
}

/** The widest that a chip may be. */
export function widestTooltip(view: DOMRect): number {
  return Math.max(0, view.width - 2 * margin);
}

/**
 * Where the chip goes that says what these lines of a number dial: below them, above, or beside, wherever it is whole
 * and leaves the number free. In a window too small for both it lies over the number, which it says itself.
 */
export function placeTooltip(lines: readonly DOMRect[], chip: Size, view: DOMRect, isRightToLeft: boolean) {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const top = Math.min(...lines.map((line) => line.top));
  const bottom = Math.max(...lines.map((line) => line.bottom));
  const last = lines.at(-1) ?? new DOMRect(left, top, right - left, bottom - top);

  const along = isRightToLeft ? last.right + margin - chip.width : last.left - margin;
  const level = (top + bottom - chip.height) / 2;
  const places = [
    { left: within(along, chip.width, view.left, view.right), top: bottom + gap },
    { left: within(along, chip.width, view.left, view.right), top: top - gap - chip.height },
    { left: right + gap, top: within(level, chip.height, view.top, view.bottom) },
    { left: left - gap - chip.width, top: within(level, chip.height, view.top, view.bottom) },
  ];
  const fits = (place: { left: number; top: number }) =>
    place.left >= view.left &&
    place.top >= view.top &&
    place.left + chip.width <= view.right &&
    place.top + chip.height <= view.bottom;
  return (
    places.find(fits) ?? {
      left: within(along, chip.width, view.left, view.right),
      top: within(bottom + gap, chip.height, view.top, view.bottom, 0),
    }
  );
}

/** As near to `wanted` as it gets with a margin at both ends; the beginning counts where both are too much. */
function within(wanted: number, size: number, from: number, to: number, free = margin): number {
  return Math.max(from + free, Math.min(wanted, to - free - size));
}
