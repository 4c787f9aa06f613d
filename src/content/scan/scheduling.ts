/** Milliseconds of work before control returns to the page. */
export const sliceBudgetMs = 8;

/** Resolves when the page is idle, after a tenth of a second at most. */
export function idle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }));
}

/** Yields to the page. `scheduler.yield` resumes before other tasks of ours (Chromium 129, Firefox 142). */
export function pause(): Promise<void> {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
}
