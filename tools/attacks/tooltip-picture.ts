import type { Page } from '../browser/page.ts';
import type { Spot } from '../browser/page-side.ts';

/** The text of the number in the tooltip and its picture on the screen, as base64 of a PNG. */
export interface TooltipPicture {
  readonly text: string;
  readonly png: string;
  /** Where the number was on the screen; null if it was not completely in the window. */
  readonly spot: Spot | null;
}

/** What the agent sees where the tooltip has its number. Undefined without a tooltip. */
export async function takeTooltip(page: Page): Promise<TooltipPicture | undefined> {
  const seen = await page.inOurs((roots) => {
    for (const root of roots) {
      const number = root.querySelector<HTMLElement>('.link:not([hidden]) .tooltip:not([hidden]) strong');
      if (!number) continue;
      const { x, y, width, height } = number.getBoundingClientRect();
      const isInView = x >= 0 && y >= 0 && width > 0 && x + width <= innerWidth && y + height <= innerHeight;
      return { text: number.textContent, spot: isInView ? { x, y, width, height } : null };
    }
    return null;
  });
  if (!seen) return undefined;
  const png = seen.spot ? (await page.capture(seen.spot)).toString('base64') : '';
  return { text: seen.text, png, spot: seen.spot };
}

/**
 * What the agent sees at the place where the tooltip of a plain page has its number. For a tooltip that cannot be found,
 * because the page has moved our host.
 */
export async function takePlace(page: Page, { text, spot }: TooltipPicture): Promise<TooltipPicture> {
  return { text, png: spot ? (await page.capture(spot)).toString('base64') : '', spot };
}

/**
 * How similar two pictures of the same text are: the correlation of their brightness, 1 for the same picture. `own` is a page
 * that decodes them.
 */
export function similarity(own: Page, one: string, other: string): Promise<number> {
  if (one === '' || other === '') return Promise.resolve(0);
  return own.evaluate(
    async (...pictures: string[]) => {
      const brightness = async (png: string) => {
        const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const canvas = new OffscreenCanvas(image.width, image.height);
        const context = canvas.getContext('2d');
        context?.drawImage(image, 0, 0);
        const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] };
        const values: number[] = [];
        for (let at = 0; at < data.length; at += 4)
          values.push((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0));
        return values;
      };
      const [a = [], b = []] = await Promise.all(pictures.map(brightness));
      const size = Math.min(a.length, b.length);
      const mean = (values: number[]) => values.slice(0, size).reduce((sum, value) => sum + value, 0) / size;
      const [meanA, meanB] = [mean(a), mean(b)];
      let product = 0;
      let squareA = 0;
      let squareB = 0;
      for (let at = 0; at < size; at += 1) {
        const [x, y] = [(a[at] ?? 0) - meanA, (b[at] ?? 0) - meanB];
        product += x * y;
        squareA += x * x;
        squareB += y * y;
      }
      return product / Math.sqrt(squareA * squareB || 1);
    },
    one,
    other,
  );
}
