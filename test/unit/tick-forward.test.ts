import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canBringTickForward, quietMs } from '../../src/session/agent-screen/early-tick.ts';
import type { CommandKind } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';
import { pageWorldScript, SimulatedScreen } from '../support/simulated-screen.ts';

let script = '';
beforeAll(async () => {
  script = await pageWorldScript();
});

const dialOf = (value: string) => ({
  function: 'external_dial',
  ...{ value, phone_code: '1', search: 'YES', preview: 'NO', focus: 'NO' },
});
const hangUp = { function: 'external_hangup', value: '1' };
const setStatus = { function: 'external_status', value: 'SALE' };
const setPauseCode = (value: string) => ({ function: 'pause_code', value });
const playTones = (value: string) => ({ function: 'send_dtmf', value });

/** An agent screen in a call that was answered, some milliseconds after a tick. */
async function inCall(screen: SimulatedScreen, sinceTick = 600): Promise<SimulatedScreen> {
  screen.isForwarding = false;
  screen.command('dial', dialOf('3125551212'));
  await screen.pass(4_000);
  expect(screen.eval('VD_live_customer_call')).toBe(1);
  await sinceLastTick(screen, sinceTick);
  screen.isForwarding = true;
  return screen;
}

/** Lets time pass until the last tick is this many milliseconds ago. */
async function sinceLastTick(screen: SimulatedScreen, milliseconds: number): Promise<void> {
  const count = screen.ticks.length;
  while (screen.ticks.length === count) await screen.pass(1);
  await screen.pass(milliseconds);
}

describe('the worker', () => {
  const now = 1_000_000;
  const entry = (kind: CommandKind, more: Partial<Entry> = {}) =>
    ({
      ...{
        id: kind,
        owner: 'agent',
        state: 'sent',
        createdAt: now,
        sentAt: now,
        before: { state: 'paused' },
      },
      command: { kind },
      ...more,
    }) as Entry;
  const accepted = (kind: CommandKind, ago: number) =>
    entry(kind, { createdAt: now - ago, sentAt: now - ago, acceptedAt: now - ago, state: 'confirmed' });

  test.each<[CommandKind, boolean]>([
    ['dial', true],
    ['hangUp', true],
    ['dispose', true],
    ['pause', true],
    ['resume', true],
    ['pauseCode', false],
    ['tones', false],
    ['park', false],
    ['grab', false],
    ['startRecording', false],
    ['stopRecording', false],
    ['transfer', false],
    ['previewDial', false],
    ['logOut', false],
  ])('after %s, the tick comes early: %s', (kind, isEarly) => {
    expect(canBringTickForward(entry(kind, { acceptedAt: now }), [], now)).toBe(isEarly);
  });

  test.each<[string, Entry, boolean]>([
    ['a tone that was just accepted', accepted('tones', quietMs - 1), false],
    ['an older tone', accepted('tones', quietMs), true],
    ['a pause code without a reply', entry('pauseCode', { createdAt: 0, sentAt: 0 }), false],
    [
      'a tone whose reply was lost just now',
      entry('tones', { sentAt: 0, state: 'unknown', settledAt: now }),
      false,
    ],
    ['a hang-up', accepted('hangUp', 10), true],
    ['a tone of another agent', { ...accepted('tones', 10), owner: 'other' }, true],
  ])('beside %s, the tick after a hang-up comes early: it depends on the column', (_, other, isEarly) => {
    expect(canBringTickForward(entry('hangUp', { acceptedAt: now }), [other], now)).toBe(isEarly);
  });
});

describe('the page', () => {
  test('carries out a dial at once, and its loop stays one loop', async () => {
    const screen = new SimulatedScreen(script);
    await sinceLastTick(screen, 600);
    const { now } = screen;
    screen.command('dial', dialOf('3125551212'));
    await screen.pass(5_000);
    expect(screen.dialer.placed).toHaveLength(1);
    expect((screen.dialer.placed[0]?.at ?? 0) - now).toBeLessThan(60);
    const gaps = screen.ticks.slice(1).map((at, nth) => at - (screen.ticks[nth] ?? 0));
    expect(gaps.filter((gap) => gap !== 1_000)).toEqual([620]);
  });

  test('keeps 500 ms between two ticks', async () => {
    const screen = new SimulatedScreen(script);
    await sinceLastTick(screen, 100);
    screen.forward();
    screen.forward();
    await screen.pass(2_000);
    const gaps = screen.ticks.slice(1).map((at, nth) => at - (screen.ticks[nth] ?? 0));
    expect(Math.min(...gaps)).toBe(500);
    expect(gaps.filter((gap) => gap === 500)).toHaveLength(1);
  });

  test('opens the disposition half a second after the hang-up, and takes a disposition that was sent with it', async () => {
    const screen = await inCall(new SimulatedScreen(script));
    const { now } = screen;
    screen.command('hangUp', hangUp);
    screen.command('dispose', setStatus);
    await screen.pass(900);
    expect(screen.dialer.dispositions).toMatchObject([{ status: 'SALE' }]);
    expect((screen.dialer.dispositions[0]?.at ?? 0) - now).toBeLessThan(600);
    expect([screen.carriedOut('hangup'), screen.carriedOut('updateDISPO')]).toEqual([1, 1]);
  });

  test.each<[string, string]>([
    ['rings', 'MD_channel_look = 1'],
    ['is slow', 'latency = 401'],
    ['is logged out', 'logout_stop_timeouts = 1'],
    ['waits for a poll', 'xmlhttprequestcheckconf = {}'],
  ])('does not tick early while it %s', async (_, state) => {
    const screen = new SimulatedScreen(script);
    await sinceLastTick(screen, 600);
    screen.eval(state);
    const count = screen.ticks.length;
    screen.forward();
    await screen.pass(300);
    expect(screen.ticks.length).toBe(count);
  });

  test('does not tick early where its content security policy refuses the worker', async () => {
    const screen = new SimulatedScreen(script, undefined, false);
    await sinceLastTick(screen, 600);
    const count = screen.ticks.length;
    screen.forward();
    await screen.pass(300);
    expect(screen.ticks.length).toBe(count);
  });

  test('does not run a timer with which it has ended itself', async () => {
    const screen = new SimulatedScreen(script);
    screen.eval('refresh_interval = 7300000');
    await screen.pass(2_000);
    const count = screen.ticks.length;
    screen.forward();
    await screen.pass(2_000);
    expect(screen.ticks.length).toBe(count);
  });
});

/** What each guard prevents. `broken` is the script without the guard. */
describe('without a guard', () => {
  test.each([true, false])(
    'a pause code of a supervisor is set twice, with the guard (%s) once',
    async (isKept) => {
      const broken = isKept ? script : await pageWorldScript('minTickGapMs = 500', 'minTickGapMs = 0');
      // The request that clears the column takes 300 ms.
      const screen = new SimulatedScreen(broken, (action) => (action === 'pauseCode' ? [300, 5] : [5, 5]));
      await sinceLastTick(screen, 950);
      screen.command('pauseCode', setPauseCode('LUNCH'), false);
      await screen.pass(50);
      screen.command('pause', { function: 'external_pause', value: 'PAUSE' });
      await screen.pass(3_000);
      expect(screen.carriedOut('pauseCode')).toBe(isKept ? 1 : 2);
    },
  );

  test.each([true, false])('own tones are played twice, with the guard (%s) once', async (isKept) => {
    const screen = await inCall(
      new SimulatedScreen(script, (action) => (action === 'dtmf' ? [800, 5] : [5, 5])),
      950,
    );
    screen.isQuietKept = isKept;
    screen.command('tones', playTones('5'));
    await screen.pass(600);
    screen.command('hangUp', hangUp);
    await screen.pass(4_000);
    expect(screen.carriedOut('dtmf')).toBe(isKept ? 1 : 2);
  });

  test.each([true, false])(
    'tones are played twice after a tick that came meanwhile, with the guard (%s) once',
    async (isKept) => {
      const broken = isKept ? script : await pageWorldScript('tickedAt !== asked', 'false');
      const screen = await inCall(
        new SimulatedScreen(broken, (action) => (action === 'dtmf' ? [800, 5] : [5, 5])),
        900,
      );
      // The poll before is slow: the early tick waits for its reply, which comes just before the page's own tick.
      screen.eval('xmlhttprequestcheckconf = {}');
      screen.command('pause', { function: 'external_pause', value: 'PAUSE' });
      await screen.pass(30);
      screen.command('tones', playTones('5'));
      screen.eval('setTimeout(() => { xmlhttprequestcheckconf = undefined }, 68)');
      await screen.pass(4_000);
      expect(screen.carriedOut('dtmf')).toBe(isKept ? 1 : 2);
    },
  );

  test.each([true, false])(
    'a poll in flight is thrown away, with the guard (%s) it is not',
    async (isKept) => {
      const broken = isKept
        ? script
        : await pageWorldScript("page['xmlhttprequestcheckconf'] === undefined", 'true');
      let isSlow = false;
      const screen = new SimulatedScreen(broken, () => (isSlow ? [5, 700] : [5, 5]));
      await sinceLastTick(screen, 990);
      isSlow = true;
      await screen.pass(600);
      isSlow = false;
      screen.forward();
      await screen.pass(50);
      const isPollKept = screen.eval('xmlhttprequestcheckconf !== undefined');
      expect(isPollKept).toBe(isKept);
    },
  );

  test.each([true, false])('an answer is reported twice, with the guard (%s) once', async (isKept) => {
    const broken = isKept ? script : await pageWorldScript("|| isSet('MD_channel_look')", '');
    const screen = new SimulatedScreen(broken, (action) =>
      action === 'manDiaLlookCaLL' ? [400, 300] : [5, 5],
    );
    screen.command('dial', dialOf('3125551212'));
    await sinceLastTick(screen, 100);
    await sinceLastTick(screen, 550);
    screen.command('pause', { function: 'external_pause', value: 'PAUSE' });
    await screen.pass(3_000);
    expect(screen.events.filter((type) => type === 'call_answered')).toHaveLength(isKept ? 1 : 2);
  });
});

/** One call of an agent with commands at random moments: milliseconds from the command before. */
const gap = fc.integer({ min: 0, max: 1_600 });
const work = fc.record({
  gap,
  kind: fc.constantFrom('tones', 'park', 'startRecording', 'stopRecording'),
  isOwn: fc.boolean(),
});
const call = fc.record({
  gap,
  work: fc.array(work, { maxLength: 4 }),
  hangUpGap: gap,
  disposeGap: fc.integer({ min: 0, max: 2_500 }),
  pauseCodeGap: gap,
  isPauseCodeOwn: fc.boolean(),
});
const schedules = fc.record({
  /** Milliseconds of the three kinds of requests, there and back. */
  poll: fc.tuple(fc.integer({ min: 1, max: 190 }), fc.integer({ min: 1, max: 190 })),
  request: fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 })),
  calls: fc.array(call, { minLength: 1, maxLength: 2 }),
});

type Schedule = typeof schedules extends fc.Arbitrary<infer T> ? T : never;

/** The API's parameters of a command in a call. `nth` makes its value unique. */
function inCallCommand(kind: string, nth: number): Record<string, string> {
  if (kind === 'tones') return playTones(String(1_000 + nth));
  if (kind === 'park') return { function: 'park_call', value: nth % 2 ? 'GRAB_CUSTOMER' : 'PARK_CUSTOMER' };
  const value = kind === 'startRecording' ? 'START' : 'STOP';
  return { function: 'recording', value, ...(value === 'START' ? { stage: `n${nth}` } : {}) };
}

/** Plays a schedule, and returns every command that was carried out twice or that was lost. */
async function play(screen: SimulatedScreen, { calls }: Schedule, isAllOwn: boolean): Promise<string[]> {
  const wrong: string[] = [];
  let nth = 0;
  for (const [at, each] of calls.entries()) {
    await screen.pass(each.gap + 2_500);
    screen.command('dial', dialOf(`312555${2_000 + at}`));
    await screen.pass(2_500);
    const sent: { action: string; before: number }[] = [];
    for (const { gap: wait, kind, isOwn } of each.work) {
      await screen.pass(wait);
      nth += 1;
      const parameters = inCallCommand(kind, nth);
      const action = kind === 'tones' ? 'dtmf' : kind === 'park' ? 'park' : 'recording';
      sent.push({ action, before: screen.carriedOut(action) });
      screen.command(kind as 'tones', parameters, isOwn || isAllOwn);
    }
    await screen.pass(each.hangUpGap);
    screen.command('hangUp', hangUp);
    await screen.pass(each.disposeGap);
    screen.command('dispose', setStatus);
    await screen.pass(4_000);
    screen.command('pauseCode', setPauseCode(`C${at}`), each.isPauseCodeOwn || isAllOwn);
    await screen.pass(each.pauseCodeGap);
    screen.command('pause', { function: 'external_pause', value: 'PAUSE' });
    await screen.pass(4_000);
    for (const action of ['dtmf', 'park', 'recording']) {
      const own = sent.filter((one) => one.action === action);
      const times = screen.carriedOut(action) - (own[0]?.before ?? screen.carriedOut(action));
      if (times > own.length) wrong.push(`${action} ${times} times instead of ${own.length}`);
    }
    if (screen.carriedOut('pauseCode', `C${at}`) !== 1) wrong.push(`pause code of call ${at}`);
    if (screen.dialer.placed.length !== at + 1) wrong.push(`${screen.dialer.placed.length} calls`);
    if (screen.dialer.dispositions.length !== at + 1) wrong.push(`disposition of call ${at}`);
  }
  return wrong;
}

/** `npm run test:rest` plays 500. */
const played = Number(process.env['TICK_SCHEDULES'] ?? 100);

describe('in schedules with a slow server', () => {
  test('no tone, pause code, park, recording, call or disposition is doubled or lost, also those of supervisors', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, async (plan) => {
        const screen = new SimulatedScreen(script, (action) =>
          action === 'refresh' ? plan.poll : plan.request,
        );
        expect(await play(screen, plan, false)).toEqual([]);
      }),
      { numRuns: played },
    );
  });

  test('none of the agent’s own is doubled where the page takes up to 900 ms to clear a column', async () => {
    await fc.assert(
      fc.asyncProperty(schedules, fc.integer({ min: 400, max: 900 }), async (plan, there) => {
        const slow = /^(dtmf|park|recording|pauseCode)$/;
        const screen = new SimulatedScreen(script, (action) => (slow.test(action) ? [there, 5] : [5, 5]));
        expect(await play(screen, plan, true)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
