import type { Page } from '../../tools/browser/page.ts';

/** How many numbers are marked on the page now. */
export function markedNumbers(page: Page): Promise<number> {
  return page.evaluate(() => [...CSS.highlights.values()].reduce((sum, marks) => sum + marks.size, 0));
}
