/**
 * `npm run faults -- --schedules 500 --seed 1 --lanes 3 --json`: runs calls with faults in the built extension in Chromium and
 * counts their outcomes. The last line is one JSON object. Each figure of an error must be 0.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { type Hostility, sendHostile } from './hostile.ts';
import { Lane } from './lane.ts';
import { type Outcome, play } from './play.ts';
import { schedule } from './schedule.ts';

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    schedules: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '3' },
    /** The number of damaged and hostile replies that are sent to the running worker afterward. */
    replies: { type: 'string', default: '500' },
    /** A built extension. Without it, the current source is built into a separate folder. */
    extension: { type: 'string' },
  },
});
const seeds = Array.from({ length: Number(values.schedules) }, (_, nth) => Number(values.seed) + nth);

const own = mkdtempSync(join(tmpdir(), 'click-to-dial-built-'));
const extension = values.extension ?? own;
if (values.extension === undefined) {
  await build({ logLevel: 'error', build: { outDir: own, emptyOutDir: true } });
}

const outcomes: Outcome[] = [];
const lanes = await Promise.all(
  Array.from({ length: Number(values.lanes) }, (_, nth) => Lane.open(extension, nth % 2 === 1)),
);
let hostility: Hostility | undefined;
const began = Date.now();
try {
  await Promise.all(
    lanes.map(async (lane) => {
      for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
        const outcome = await play(lane, schedule(seed));
        outcomes.push(outcome);
        if (outcome.wrong) process.stderr.write(`${outcome.wrong}\n`);
        if (outcomes.length % 25 === 0) process.stderr.write(`${outcomes.length} schedules\n`);
      }
    }),
  );
  const [lane] = lanes;
  if (lane && Number(values.replies) > 0) {
    hostility = await sendHostile(lane, Number(values.replies), Number(values.seed));
  }
} finally {
  await Promise.all(lanes.map((lane) => lane.close()));
  rmSync(own, { recursive: true, force: true });
}

const sum = (key: Exclude<keyof Outcome, 'wrong'>) =>
  outcomes.reduce((total, outcome) => total + outcome[key], 0);
const figures = {
  schedules: outcomes.length,
  calls: sum('calls'),
  doubleCalls: sum('doubleCalls'),
  onePress: sum('onePress'),
  doubleDispositions: sum('doubleDispositions'),
  lostDispositions: sum('lostDispositions'),
  drafts: sum('drafts'),
  lostDrafts: sum('lostDrafts'),
  wrongNumber: sum('wrongNumber'),
  stuck: sum('stuck'),
  ...(hostility ? { hostileReplies: hostility } : {}),
};
if (!values.json) process.stdout.write(`${Math.round((Date.now() - began) / 1000)} s\n`);
process.stdout.write(`${JSON.stringify(figures)}\n`);
const { unanswered = 0, misjudged = 0, secretsKept = 0 } = hostility ?? {};
const { doubleCalls, doubleDispositions, lostDispositions, lostDrafts, wrongNumber, stuck } = figures;
const wrong = [
  doubleCalls,
  doubleDispositions,
  lostDispositions,
  lostDrafts,
  wrongNumber,
  stuck,
  unanswered,
  misjudged,
  secretsKept,
];
process.exitCode = wrong.some((count) => count > 0) ? 1 : 0;
