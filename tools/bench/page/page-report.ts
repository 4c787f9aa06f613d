import type { CostOfChange } from './page-measure.ts';

/** The results of `npm run bench:page`, as in tools/bench/page.json. */
export interface Figures {
  readonly machine: string;
  readonly browser: string;
  readonly runs: number;
  /** Name of the other measured extension. */
  readonly other?: string;
  readonly pages: PageFigures[];
  readonly mutation: {
    /** Share of the main thread (0 to 1) at 1,000 changed texts a second, each with a new number. */
    readonly mainThreadShare: number;
    readonly mainThreadShareWithoutNumbers: number;
    /** Microseconds of this extension per changed text, above those of an empty observer. */
    readonly microsWithNumber: number;
    readonly microsWithoutNumber: number;
    readonly emptyObserverMicros: number;
    /** Microseconds after 20 seconds of changes. */
    readonly settled: CostOfChange;
    readonly other?: CostOfChange & { readonly settled: CostOfChange; readonly lost: number };
  };
  readonly scroll: {
    /** Additional dropped frames with the extension. */
    readonly droppedFrames: number;
    readonly droppedWith: number;
    readonly droppedWithout: number;
    readonly frames: number;
    readonly mainThreadMsPerFrameWith: number;
    readonly mainThreadMsPerFrameWithout: number;
  };
  /** Bytes. */
  readonly contentScriptGzip: number;
}

export interface PageFigures {
  readonly page: string;
  readonly floorMs: number;
  /** As a multiple of the minimum. */
  readonly oursRatio: number;
  readonly naiveRatio: number;
  readonly longestTaskMs: number;
  /** The longest task without garbage collection. */
  readonly longestOwnMs: number;
  readonly naiveLongestTaskMs: number;
  readonly heapMB: number;
  readonly other?: { readonly ratio: number; readonly longestTaskMs: number };
}

/** The figures as tables in Markdown. */
export function normalizeWords({
  machine,
  browser,
  runs,
  other: name,
  pages,
  mutation,
  scroll,
  contentScriptGzip,
}: Figures): string {
  const hasOther = pages.some(({ other }) => other);
  const head = ['Page', 'Floor, ms', 'Ours', ...(hasOther ? ['Other'] : []), 'Naive'];
  const more = [
    'Longest task of ours, ms',
    'without garbage collection',
    ...(hasOther ? ['of other'] : []),
    'of naive',
    'Heap of ours, MB',
  ];
  const rows = pages.map((page) => [
    page.page,
    String(page.floorMs),
    `${page.oursRatio} ×`,
    ...(hasOther ? [`${page.other?.ratio} ×`] : []),
    `${page.naiveRatio} ×`,
    String(page.longestTaskMs),
    String(page.longestOwnMs),
    ...(hasOther ? [String(page.other?.longestTaskMs)] : []),
    String(page.naiveLongestTaskMs),
    String(page.heapMB),
  ]);
  const { other } = mutation;
  return [
    table([...head, ...more], rows),
    '',
    table(
      ['1,000 changed texts a second', 'µs for each', 'of the main thread', 'µs once it is settled'],
      [
        [
          'without a number',
          String(mutation.microsWithoutNumber),
          percent(mutation.mainThreadShareWithoutNumbers),
          String(mutation.settled.withoutNumber),
        ],
        [
          'with a number',
          String(mutation.microsWithNumber),
          percent(mutation.mainThreadShare),
          String(mutation.settled.withNumber),
        ],
        ...(other
          ? [
              ['other, without a number', ...costOf(other, 'withoutNumber')],
              ['other, with a number', ...costOf(other, 'withNumber')],
            ]
          : []),
      ],
    ),
    '',
    `Scrolling with 10,000 marks: ${scroll.droppedFrames} frames dropped because of us in ${scroll.frames}` +
      ` (${scroll.droppedWith} with, ${scroll.droppedWithout} without); main thread ` +
      `${scroll.mainThreadMsPerFrameWith} ms a frame with, ${scroll.mainThreadMsPerFrameWithout} ms without.`,
    ...(name ? [aboutOther(name, other?.lost ?? 0)] : []),
    `Content script: ${(contentScriptGzip / 1000).toFixed(1)} kB gzip.`,
    `${browser}, ${machine}, ${runs} runs, medians.`,
  ].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** A subject whose changes are not visible has no cost here. */
function costOf(
  { settled, lost, ...first }: NonNullable<Figures['mutation']['other']>,
  kind: keyof CostOfChange,
): string[] {
  if (lost > 0) return ['none seen', '', ''];
  return [String(first[kind]), percent(first[kind] / 1000), String(settled[kind])];
}

function aboutOther(name: string, lost: number): string {
  const what = `Other: ${name}. The content scripts of its manifest come to the same empty page as ours, which then builds itself; counted is the processor time of the main thread that they take, in times the floor.`;
  if (lost === 0) return what;
  return `${what} It took ${lost} of the texts that the page changes off the page: their changes reach neither it nor the reader, who goes on seeing the old text.`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
