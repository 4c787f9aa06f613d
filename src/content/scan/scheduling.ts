/** Milliseconds of work before control returns to the page. */
export const sliceBudgetMs = 6;

/** Resolves when the page is idle, after a tenth of a second at most. */
export function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }));
}

/** Milliseconds of slices after which the other tasks of the page get their turn. */
const longestTurnMs = 50;
let turnBegan = 0;

/**
 * Yields to the page. `scheduler.yield` (Chromium 129, Firefox 142) lets the browser handle input and draw, and resumes
 * before the timers of the page, so a long scan yields by a timer of its own every 50 ms.
 */
export async function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  if (scheduler?.yield && performance.now() - turnBegan < longestTurnMs) return scheduler.yield();
  await new Promise((resolve) => setTimeout(resolve));
  turnBegan = performance.now();
}
