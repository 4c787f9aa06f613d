/**
 * `npm run faults -- --results --schedules 500 --seed 1 --json`: results of calls with faults of receiver, worker, browser, clock
 * and database. The last line is one JSON object. Each figure of an error must be 0. It needs no browser: it runs the code of
 * the extension in Node, with a database in memory and a clock of its own.
 */
import { parseArgs } from 'node:util';
import { playResults, type ResultOutcome } from './play-results.ts';
import { resultSchedule } from './result-schedule.ts';

const { values } = parseArgs({
  options: {
    results: { type: 'boolean', default: true },
    json: { type: 'boolean', default: false },
    schedules: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
  },
});

const began = performance.now();
const outcomes: ResultOutcome[] = [];
for (let nth = 0; nth < Number(values.schedules); nth += 1) {
  const outcome = await playResults(resultSchedule(Number(values.seed) + nth));
  const { lost, doubled, changed, outOfOrder } = outcome;
  if (lost + doubled + changed + outOfOrder > 0)
    process.stderr.write(`seed ${Number(values.seed) + nth}: ${JSON.stringify(outcome)}\n`);
  outcomes.push(outcome);
}
const sum = (key: keyof ResultOutcome) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
const errors = {
  lost: sum('lost'),
  doubled: sum('doubled'),
  changed: sum('changed'),
  outOfOrder: sum('outOfOrder'),
};
if (!values.json) process.stdout.write(`${Math.round(performance.now() - began)} ms\n`);
process.stdout.write(
  `${JSON.stringify({ schedules: outcomes.length, calls: sum('calls'), records: sum('records'), ...errors })}\n`,
);
process.exitCode = Object.values(errors).some((count) => count > 0) ? 1 : 0;
