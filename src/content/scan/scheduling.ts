/** Milliseconds of work before the page gets its turn. */
export const sliceBudgetMs = 8;

/** When the page has nothing to do, or after a tenth of a second. */
export function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }));
}

/** The page's turn. `scheduler.yield` comes back before other tasks of ours would (Chromium 129, Firefox 142). */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
