import type { CDPSession } from 'playwright';
import type { Bench } from './page-browser.ts';

/** The main thread time of some scripts. */
export interface Taken {
  /** Milliseconds in the scripts and the functions that they called, including garbage collection. */
  readonly ms: number;
  /** The maximum in one task, during which the page could not respond. */
  readonly longestMs: number;
  /** The same without garbage collection, whose time the browser chooses and which includes the page's garbage. */
  readonly longestOwnMs: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds of wall time. */
  readonly ts: number;
  readonly dur?: number;
  /** Microseconds of processor time. */
  readonly tdur?: number;
}

type Profile = Awaited<ReturnType<typeof stop>>['profile'];
const stop = (client: CDPSession) => client.send('Profiler.stop');

interface Sample {
  /** Microseconds, on the same clock as the trace. */
  readonly at: number;
  readonly micros: number;
  readonly isTheirs: boolean;
  readonly isGarbage: boolean;
}

const interval = 100;
/** After a longer gap, the profiler itself waited for a processor. */
const longestGap = 5 * interval;
const mark = 'bench-mark';
const task = 'ThreadControllerImpl::RunTask';
const checkpoint = 'BlinkScheduler_PerformMicrotaskCheckpoint';

/**
 * The time of scripts whose address begins with `address` on the main thread during `work`. The profiler samples the call
 * stack 10,000 times a second. The trace has the processor time of each task, which excludes other programs.
 */
export async function taken(bench: Bench, address: string, work: () => Promise<void>): Promise<Taken> {
  const tracing = await trace(bench);
  const { client } = bench;
  await client.send('Profiler.enable');
  await client.send('Profiler.setSamplingInterval', { interval });
  await client.send('Profiler.start');
  await work();
  const { profile } = await stop(client);
  await client.send('Profiler.disable');
  return shareOf(samplesOf(profile, address), await tracing());
}

function shareOf(samples: readonly Sample[], events: readonly TraceEvent[]): Taken {
  let [all, seen, theirs, longest, current, longestOwn, currentOwn] = [0, 0, 0, 0, 0, 0, 0];
  let at = 0;
  for (const event of outermost(events)) {
    let seenNow = 0;
    let theirsNow = 0;
    let garbageNow = 0;
    for (; at < samples.length; at += 1) {
      const sample = samples[at] as Sample;
      if (sample.at >= endOf(event)) break;
      if (sample.at < event.ts) continue;
      seenNow += sample.micros;
      if (sample.isTheirs) theirsNow += sample.micros;
      if (sample.isTheirs && sample.isGarbage) garbageNow += sample.micros;
    }
    all += processor(event);
    seen += seenNow;
    theirs += theirsNow;
    // Continuations of promises count as part of the previous task, because the page cannot run between the two.
    if (event.name !== checkpoint) current = currentOwn = 0;
    if (seenNow > 0) {
      current += (theirsNow / seenNow) * processor(event);
      currentOwn += ((theirsNow - garbageNow) / seenNow) * processor(event);
    }
    longest = Math.max(longest, current);
    longestOwn = Math.max(longestOwn, currentOwn);
  }
  // Tasks shorter than the interval often have no sample, so the share is computed over all tasks.
  return {
    ms: seen > 0 ? ((theirs / seen) * all) / 1000 : 0,
    longestMs: longest / 1000,
    longestOwnMs: longestOwn / 1000,
  };
}

/** The top-level tasks, in order. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  const found: TraceEvent[] = [];
  for (const event of [...events].sort((one, two) => one.ts - two.ts || endOf(two) - endOf(one))) {
    const last = found.at(-1);
    if (!last || event.ts >= endOf(last)) found.push(event);
  }
  return found;
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}

function processor({ tdur, dur = 0 }: TraceEvent): number {
  return tdur ?? dur;
}

function samplesOf({ nodes, samples = [], timeDeltas = [], startTime }: Profile, address: string): Sample[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const verdicts = new Map<number, boolean>();
  const belongs = (id: number | undefined): boolean => {
    if (id === undefined) return false;
    const verdict =
      verdicts.get(id) ??
      (byId.get(id)?.callFrame.url.startsWith(address) === true || belongs(parents.get(id)));
    verdicts.set(id, verdict);
    return verdict;
  };

  let at = startTime;
  let isTheirs = false;
  return samples.map((id, index) => {
    at += timeDeltas[index] ?? 0;
    // Garbage collection counts for the function that ran before it.
    const isGarbage = byId.get(id)?.callFrame.functionName === '(garbage collector)';
    if (!isGarbage) isTheirs = belongs(id);
    return { at, micros: Math.min(timeDeltas[index + 1] ?? interval, longestGap), isTheirs, isGarbage };
  });
}

/** Starts a trace. The returned function ends it and returns the tasks of the page's main thread. */
async function trace(bench: Bench): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  bench.client.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  await bench.client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  });
  await bench.page.evaluate((name) => void performance.mark(name), mark);
  return async () => {
    const complete = new Promise<void>((done) => {
      bench.client.once('Tracing.tracingComplete', () => done());
    });
    await bench.client.send('Tracing.end');
    await complete;
    const marked = events.find(({ name }) => name === mark);
    if (!marked) throw new Error('the trace has nothing of this page');
    return events.filter(
      ({ name, ph, pid, tid }) =>
        (name === task || name === checkpoint) && ph === 'X' && pid === marked.pid && tid === marked.tid,
    );
  };
}
