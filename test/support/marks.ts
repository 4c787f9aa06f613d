import type { Page } from '../../tools/browser/page.ts';

/** How many numbers are marked on the page now. */
export function markedNumbers(page: Page): Promise<number> {
  return page.evaluate(() => [...CSS.highlights.values()].reduce((sum, marks) => sum + marks.size, 0));
}

/** Whether a text node with exactly this text is marked as a number now. */
export function isMarkedNumber(page: Page, text: string): Promise<boolean> {
  return page.evaluate(
    (wanted) =>
      [...CSS.highlights.values()].some((marks) =>
        [...marks].some(({ startContainer }) => startContainer.textContent === wanted),
      ),
    text,
  );
}
