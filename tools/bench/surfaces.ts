import type { Browser } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import { type Spread, spread } from './statistics.ts';

/** Milliseconds from opening to the first paint, of the surfaces and of an empty page of the extension. */
export interface SurfaceTimes {
  readonly popup: Spread;
  readonly panel: Spread;
  readonly empty: Spread;
}

/** An image of the extension: a page of its origin without a script. */
const paths = {
  popup: '/src/popup/popup.html',
  panel: '/src/panel/panel.html',
  empty: '/icons/128.png',
} as const;

/**
 * Opens the surfaces and the empty page in turn, each in a tab, so that the load of the machine is the same for all of them. A
 * surface is painted with the last known state: it renders nothing before it has read that.
 */
export async function measureSurfaces(browser: Browser, openings: number): Promise<SurfaceTimes> {
  const samples = { popup: [] as number[], panel: [] as number[], empty: [] as number[] };
  // The worker still polls when a surface closes. The empty page after each surface keeps that out of the next one.
  const names = ['popup', 'empty', 'panel', 'empty'] as const;
  for (let turn = 0; turn < openings; turn += 1) {
    for (const name of names) {
      const page = await browser.open(`${browser.origin}${paths[name]}`);
      if (name !== 'empty') await page.reads('Paused');
      samples[name].push(await firstPaint(page));
      await page.close();
    }
  }
  return { popup: spread(samples.popup), panel: spread(samples.panel), empty: spread(samples.empty) };
}

function firstPaint(page: Page): Promise<number> {
  return page.waitFor(
    'the first paint',
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
  );
}

/** The median of a surface as a multiple of that of the empty page. */
export function ratio(surface: Spread, empty: Spread): string {
  return (surface.median / empty.median).toFixed(2);
}
