/**
 * `npm run tool bench-load -- --json`: the load of one agent on the dialer, in virtual time, and the load of 500, measured
 * with the sandbox. The last line is one JSON object.
 */
import { parseArgs } from 'node:util';
import { measureDialer } from './load/load-dialer.ts';
import { type Load, playShift, shift } from './load/shift.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, shifts: { type: 'string', default: '20' } },
});
const agents = 500;
/** The dialer writes two rows for each request (docs/vicidial/facts.md 2). */
const rowsPerRequest = 2;

const average = async (hasScreen: boolean) => {
  const loads: Load[] = [];
  for (let seed = 1; seed <= Number(values.shifts); seed += 1) loads.push(await playShift(hasScreen, seed));
  const mean = (key: keyof Load) =>
    loads.reduce((sum, load) => sum + load[key], 0) / loads.length / shift.hours;
  return { requests: mean('requests'), calls: mean('calls') };
};
const polling = await average(false);
const agentScreen = await average(true);
const perHour = { naive: 3_600, polling: polling.requests, agentScreen: agentScreen.requests };
const cost = await measureDialer(agents);

const round = (value: number, digits = 1) => Number(value.toFixed(digits));
const each = (of: (requestsPerSecond: number) => number) => ({
  naive: round(of((perHour.naive * agents) / 3_600), 2),
  polling: round(of((perHour.polling * agents) / 3_600), 2),
  agentScreen: round(of((perHour.agentScreen * agents) / 3_600), 2),
});
const figures = {
  requestsPerAgentHour: {
    naive: perHour.naive,
    polling: round(perHour.polling),
    agentScreen: round(perHour.agentScreen),
  },
  callsPerAgentHour: round(polling.calls),
  dialer500: {
    cpuMillisecondsPerRequest: round(cost, 3),
    requestsPerSecond: each((rate) => rate),
    logRowsPerSecond: each((rate) => rate * rowsPerRequest),
    cpuMillisecondsPerSecond: each((rate) => rate * cost),
  },
};
if (!values.json) process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
process.stdout.write(`${JSON.stringify(figures)}\n`);
