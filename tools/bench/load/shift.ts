import { random } from '../../../sandbox/crm/random.ts';
import { isInCall } from '../../../src/session/state.ts';
import { SimulatedAgent } from './simulated-agent.ts';

/**
 * Eight hours of an agent who calls from a CRM, in seconds: about ten calls an hour, each with ringing, talking and a
 * disposition in the popup, with work in the CRM between them, two breaks, and a lunch with a pause code.
 */
export const shift = {
  hours: 8,
  talk: [20, 300],
  wrapUp: [5, 40],
  between: [60, 240],
  breaks: [
    { at: 2 * 3_600, code: 'BREAK', lasts: 15 * 60 },
    { at: 4 * 3_600, code: 'LUNCH', lasts: 30 * 60 },
    { at: 6 * 3_600, code: 'BREAK', lasts: 15 * 60 },
  ],
} as const;

export interface Load {
  readonly requests: number;
  readonly calls: number;
}

/** Plays one shift in virtual time and counts the requests to the dialer. */
export async function playShift(hasScreen: boolean, seed: number): Promise<Load> {
  const next = random(seed);
  const within = ([from, to]: readonly [number, number]) => Math.floor(from + next() * (to - from));
  const start = Date.UTC(2026, 0, 5, 8);
  const agent = new SimulatedAgent(start, hasScreen);
  const elapsed = () => (agent.now - start) / 1_000;
  const wait = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) await agent.second();
  };
  /** The CRM page shows its call bar meanwhile, so a surface is open. */
  const until = async (what: string, isSo: () => boolean) => {
    for (let second = 0; !isSo(); second += 1) {
      if (second > 120) throw new Error(`${what} was never seen`);
      await agent.second();
    }
  };

  await agent.open();
  await wait(10);
  agent.isWatched = false;
  let calls = 0;
  let breaks = 0;
  while (elapsed() < shift.hours * 3_600) {
    const due = shift.breaks[breaks];
    if (due && elapsed() >= due.at) {
      breaks += 1;
      await agent.open();
      await agent.click({ kind: 'pauseCode', code: due.code });
      await wait(5);
      agent.isWatched = false;
      await wait(due.lasts);
      continue;
    }
    await wait(within(shift.between));
    const value = `312${Math.floor(2_000_000 + next() * 7_000_000)}`.replace(/0\d\d\d$/, '1234');
    agent.isWatched = true;
    calls += 1;
    await agent.click({
      kind: 'dial',
      number: `+1${value}`,
      formatted: value,
      phoneCode: '1',
      value,
      preview: false,
    });
    await until('the call', () => isInCall(agent.session.state));
    await wait(8 + within(shift.talk));
    await agent.click({ kind: 'hangUp' });
    await until('the disposition', () => agent.session.state === 'disposition');
    await agent.open();
    await wait(within(shift.wrapUp));
    await agent.click({ kind: 'dispose', status: 'NI' });
    await until('the end of the disposition', () => agent.session.state === 'paused');
    await wait(3);
    agent.isWatched = false;
  }
  return { requests: agent.requests, calls };
}
