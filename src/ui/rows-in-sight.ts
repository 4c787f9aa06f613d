/** The indexes of the rows to draw, `end` not included: those in sight and some around them, so that scrolling shows no gap. */
export function rowsInSight(scroll: { top: number; height: number; rowHeight: number; count: number }): {
  readonly start: number;
  readonly end: number;
} {
  const margin = 12;
  const first = Math.floor(Math.max(0, scroll.top) / scroll.rowHeight);
  const most = Math.ceil(scroll.height / scroll.rowHeight) + 1;
  const start = Math.max(0, Math.min(first, scroll.count) - margin);
  return { start, end: Math.min(scroll.count, Math.max(first, 0) + most + margin) };
}
