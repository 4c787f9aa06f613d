import type { BrowserContext } from 'playwright';
import { Bench } from './page-browser.ts';
import { type Taken, taken } from './page-profile.ts';
import { emptyObserver, floor, naive, type Subject } from './page-subjects.ts';

/** The address of the pages: `standing/name` builds its content at once, `empty/name` on demand. */
export type Address = (kind: 'standing' | 'empty', name: string) => string;

/** One measurement of a page by a subject that is no extension. */
export interface Base {
  readonly floor: Taken;
  /** Undefined if it was not requested, because it takes long on large pages. */
  readonly naive: Taken | undefined;
}

export async function readBase(
  browser: BrowserContext,
  address: Address,
  name: string,
  withNaive: boolean,
): Promise<Base> {
  const bench = await Bench.open(browser, address('standing', name));
  try {
    return {
      floor: await once(bench, floor),
      naive: withNaive ? await once(bench, naive) : undefined,
    };
  } finally {
    await bench.close();
  }
}

async function once(bench: Bench, subject: Subject): Promise<Taken> {
  await bench.collect();
  return taken(bench, subject.address, async () => {
    await subject.start(bench);
    await bench.rest(subject.quiet);
  });
}

export interface Reading extends Taken {
  /** Bytes of JavaScript and DOM that remain, without those of the page itself. */
  readonly heap: number;
}

/**
 * One measurement of an extension. As in real use, it starts on the page before the page has content. Then the page builds
 * its content, and the measurement ends when the extension is idle.
 */
export async function readBy(
  subject: Subject,
  browser: BrowserContext,
  address: Address,
  name: string,
): Promise<Reading> {
  const bench = await Bench.openEmpty(browser, address('empty', name));
  try {
    const done = await taken(bench, subject.address, async () => {
      await subject.start(bench);
      await bench.build();
      await bench.rest(subject.quiet);
    });
    const running = await bench.heap();
    await subject.stop(bench);
    const without = await bench.heap();
    return { ...done, heap: running.script + running.dom - without.script - without.dom };
  } finally {
    await bench.close();
  }
}

/** Microseconds of script per changed text, at 1,000 changes a second. */
export interface CostOfChange {
  readonly withoutNumber: number;
  readonly withNumber: number;
}

export interface MutationCost extends CostOfChange {
  /** The same after a while, because the browser compiles hot code. */
  readonly settled: CostOfChange;
  /** Text nodes that the subject removed from the page, so that their changes cost nothing and have no effect. */
  readonly lost: number;
}

const perSecond = 1000;
const secondsToSettle = 15;

export async function mutate(
  subject: Subject,
  browser: BrowserContext,
  address: Address,
  seconds: number,
): Promise<MutationCost> {
  const bench = await Bench.open(browser, address('standing', 'mutations'));
  try {
    await subject.start(bench);
    await bench.rest(subject.quiet);
    await ticking(bench, subject, 1, true);
    const measured = async () => ({
      withoutNumber: await ticking(bench, subject, seconds, false),
      withNumber: await ticking(bench, subject, seconds, true),
    });
    const first = await measured();
    await ticking(bench, subject, secondsToSettle, true);
    return {
      ...first,
      settled: await measured(),
      lost: await bench.page.evaluate(() => window.bench.lost()),
    };
  } finally {
    await subject.stop(bench);
    await bench.close();
  }
}

async function ticking(
  bench: Bench,
  subject: Subject,
  seconds: number,
  withNumbers: boolean,
): Promise<number> {
  let changes = 0;
  await bench.collect();
  const { ms } = await taken(bench, subject.address, async () => {
    changes = await bench.page.evaluate(
      async ([rate, numbers, span]) => {
        const stop = window.bench.tick(rate, numbers);
        await new Promise((later) => setTimeout(later, span));
        return stop();
      },
      [perSecond, withNumbers, seconds * 1000] as const,
    );
    await bench.rest(300);
  });
  return (ms * 1000) / changes;
}

/** The cost of `mutate` for any observer. */
export const watchingAtAll: Subject = emptyObserver;

export interface Scrolling {
  /** Dropped frames. */
  readonly dropped: number;
  readonly frames: number;
  /** Processor milliseconds of the main thread per frame. */
  readonly msPerFrame: number;
}

/** Scrolls through a page of 10,000 numbers, alternating without and with the extension. */
export async function scroll(
  subject: Subject,
  browser: BrowserContext,
  address: Address,
  { passes, seconds }: { passes: number; seconds: number },
): Promise<{ without: Scrolling[]; with: Scrolling[] }> {
  const bench = await Bench.open(browser, address('standing', 'scroll10k'));
  const found = { without: [] as Scrolling[], with: [] as Scrolling[] };
  try {
    await scrolling(bench, 1);
    for (let pass = 0; pass < passes; pass += 1) {
      found.without.push(await scrolling(bench, seconds));
      await subject.start(bench);
      await bench.rest(subject.quiet);
      found.with.push(await scrolling(bench, seconds));
      await subject.stop(bench);
    }
    return found;
  } finally {
    await bench.close();
  }
}

async function scrolling(bench: Bench, seconds: number): Promise<Scrolling> {
  await bench.page.evaluate(() => window.scrollTo(0, 0));
  await bench.rest(300);
  const before = await bench.busy();
  const times = await bench.page.evaluate(async (span) => {
    const seen: number[] = [];
    for (;;) {
      const time = await new Promise(requestAnimationFrame);
      seen.push(time);
      if (time - (seen[0] ?? time) > span) return seen;
      window.scrollBy(0, 60);
    }
  }, seconds * 1000);
  const busy = (await bench.busy()) - before;
  const gaps = times.slice(1).map((time, at) => time - (times[at] as number));
  const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round((gap * 60) / 1000) - 1), 0);
  return { dropped, frames: times.length, msPerFrame: busy / times.length };
}
