import type { Fault } from '../../sandbox/reply-faults.ts';
import type { SessionView } from '../../sandbox/session-view.ts';
import type { CallAction } from '../../src/session/command.ts';
import type { PopupState } from '../../src/session/popup-state.ts';
import { until } from '../browser/wait.ts';
import { agent, type Lane } from './lane.ts';
import type { Schedule, Trouble } from './schedule.ts';

/** The results of one schedule. All figures except `calls`, `onePress` and `drafts` must be 0. */
export interface Outcome {
  readonly calls: number;
  readonly doubleCalls: number;
  /** 1 if the call of the schedule was hung up and disposed of by one press. */
  readonly onePress: number;
  readonly doubleDispositions: number;
  readonly lostDispositions: number;
  /** 1 if a note was typed in a popup that closed, and 1 if it was not there any more. */
  readonly drafts: number;
  readonly lostDrafts: number;
  readonly wrongNumber: number;
  readonly stuck: number;
  /** The problem, for the person who investigates it. */
  readonly wrong?: string;
}

/** Milliseconds in which the extension must know the outcome after the last fault. */
const patience = 30_000;

/** What the agent hears in the call, regardless of the account's permissions. */
const isHeard = {
  park: (session: SessionView | undefined) => session?.subStatus === 'PARK',
  grab: (session: SessionView | undefined) => session?.subStatus === '',
  startRecording: (session: SessionView | undefined) => session?.isRecording === true,
} as const;

/** The dialer's function for each. */
const functionOf: Partial<Record<CallAction['kind'], string>> = {
  hangUp: 'external_hangup',
  dispose: 'external_status',
  park: 'park_call',
  grab: 'park_call',
  startRecording: 'recording',
};

/** Plays one schedule as an agent does: clicks, reads the popup, and clicks again after a failure. */
export async function play(lane: Lane, plan: Schedule): Promise<Outcome> {
  const { control } = lane.sandbox;
  const placedBefore = control.placed.length;
  const disposedBefore = control.dispositions.length;
  let stuck = '';
  let draft: 'none' | 'kept' | 'lost' = 'none';
  try {
    await dial(lane, plan);
    if (plan.restartAfter === 'dial') await lane.restart();
    if (await isCalled(lane)) {
      if (plan.note) draft = (await keepsNote(lane, plan.note)) ? 'kept' : 'lost';
      // An agent presses Hold when the customer has answered. Before that the agent screen has nothing to park, and an ordinary
      // account does not see it.
      const isAnswered = async () => control.session(agent)?.subStatus !== 'DIAL' || undefined;
      if (plan.between.length > 0) await until('the customer to answer', isAnswered, patience);
      for (const work of plan.between) {
        await finish(lane, { kind: work.kind }, work, () => isHeard[work.kind](control.session(agent)));
      }
      if (plan.onePress) await finishInOnePress(lane, plan, plan.onePress.thenPause);
      else await finishInTwoPresses(lane, plan);
    }
    await putAway(lane);
  } catch (error) {
    stuck = error instanceof Error ? error.message : String(error);
    stuck += ` ${JSON.stringify(await lane.popupState())} ${JSON.stringify(control.session(agent))}`;
    control.reset();
  }

  const placed = control.placed.slice(placedBefore).map(({ number }) => number);
  const given = control.dispositions.slice(disposedBefore).map(({ status }) => status);
  const wrongNumber = placed.filter((number) => !plan.numbers.some((each) => number.endsWith(each))).length;
  const isLost = !stuck && JSON.stringify(given) !== JSON.stringify(placed.map(() => plan.status));
  const outcome = {
    calls: placed.length,
    doubleCalls: Math.max(0, placed.length - 1),
    onePress: plan.onePress && placed.length > 0 ? 1 : 0,
    doubleDispositions: Math.max(0, given.length - placed.length),
    lostDispositions: isLost ? 1 : 0,
    drafts: draft === 'none' ? 0 : 1,
    lostDrafts: draft === 'lost' ? 1 : 0,
    wrongNumber,
    stuck: stuck ? 1 : 0,
  };
  const { doubleCalls, doubleDispositions, lostDispositions, lostDrafts } = outcome;
  const isWrong =
    doubleCalls + doubleDispositions + lostDispositions + lostDrafts + wrongNumber + outcome.stuck > 0;
  return isWrong ? { ...outcome, wrong: JSON.stringify({ plan, placed, given, stuck }) } : outcome;
}

/** Milliseconds in which a popup that has closed must have stored what was typed in it. */
const storePatience = 5_000;

/** Whether a note is kept that was typed in a popup that closed, while the worker was killed. */
async function keepsNote(lane: Lane, { text, killAt }: NonNullable<Schedule['note']>): Promise<boolean> {
  await Promise.all([lane.typeNote(text), ...killAt.map((at) => after(at, () => lane.killWorker()))]);
  const written = JSON.stringify(text);
  const isKept = async () => (await lane.drafts()).includes(written) || undefined;
  return until('the note to be kept', isKept, storePatience).catch(() => false);
}

async function finishInTwoPresses(lane: Lane, plan: Schedule): Promise<void> {
  await finish(lane, { kind: 'hangUp' }, plan.hangUp, ({ session }) => session.state === 'disposition');
  if (plan.restartAfter === 'hangUp') await lane.restart();
  const dispose = { kind: 'dispose', status: plan.status } as const;
  await finish(lane, dispose, plan.dispose, ({ session }) => session.state === 'paused');
}

/** Hangs up with the disposition. The faults of the disposition begin after those of the hang-up. */
async function finishInOnePress(lane: Lane, plan: Schedule, thenPause: string): Promise<void> {
  const { control } = lane.sandbox;
  const disposition = { status: plan.status, ...(thenPause ? { thenPause } : {}) };
  const press = () => [
    lane.click('command', { id: crypto.randomUUID(), command: { kind: 'hangUp', disposition } }),
  ];
  await withTrouble(lane, plan.hangUp, 'external_hangup', press);
  if (plan.restartAfter === 'hangUp') await lane.restart();
  const { fault, killAt } = plan.dispose;
  if (fault) control.fault({ ...fault, function: 'external_status' } as Fault);
  const kills = Promise.all(killAt.map((at) => after(at, () => lane.killWorker())));
  await pressUntil(lane, 'the disposition to be set', press, ({ session, commands }) => {
    return session.state === 'paused' && !commands.some(isOpen);
  });
  await kills;
  control.clearFaults();
}

async function dial(lane: Lane, plan: Schedule): Promise<void> {
  const [first = '', second = first] = plan.numbers;
  const id = crypto.randomUUID();
  const click = async (number: string, by: string, tab: 0 | 1): Promise<void> => {
    const reply = await lane.click('dialTyped', { id: by, shown: number }, tab);
    // Two dials must be two seconds apart, so the agent clicks again after such a refusal.
    if (reply && !reply.ok && /tooSoon|tooMany/.test(reply.error.what)) {
      await after(300, () => click(number, crypto.randomUUID(), tab));
    }
  };
  await withTrouble(lane, plan.dial, 'external_dial', () => {
    switch (plan.clicks) {
      case 'once':
        return [click(first, id, 0)];
      case 'twice':
        return [click(first, id, 0), click(first, crypto.randomUUID(), 0)];
      case 'sameIdInTwoTabs':
        return [click(first, id, 0), click(first, id, 1)];
      default:
        return [click(first, id, 0), click(second, crypto.randomUUID(), 1)];
    }
  });
}

/** Whether there is a call, after the extension and the dialer agree and no command is open. */
async function isCalled(lane: Lane): Promise<boolean> {
  const { control } = lane.sandbox;
  const agreed = await until(
    'extension and dialer to agree on the call',
    async () => {
      const state = await look(lane);
      const session = control.session(agent);
      if (session?.columns['dial'] || state.commands.some(isOpen)) return undefined;
      const isOn = session?.status === 'INCALL';
      const isShown = ['ringing', 'inCall', 'connected'].includes(state.session.state);
      const isIdle = session?.status === 'PAUSED' && state.session.state === 'paused';
      return isOn && isShown ? 'called' : isIdle ? 'idle' : undefined;
    },
    patience,
  );
  return agreed === 'called';
}

/** Repeats the command until it is done, but only if none of it is open and the session has not changed. */
async function finish(
  lane: Lane,
  work: CallAction,
  trouble: Trouble,
  isDone: (state: PopupState) => boolean,
): Promise<void> {
  const name = functionOf[work.kind] ?? '';
  const once = () => [lane.click('command', { id: crypto.randomUUID(), command: work })];
  await withTrouble(lane, trouble, name, once);
  await pressUntil(lane, `${work.kind} to be done`, once, isDone);
}

/** Presses again whenever no command is open and it is not done. */
async function pressUntil(
  lane: Lane,
  what: string,
  press: () => Promise<unknown>[],
  isDone: (state: PopupState) => boolean,
): Promise<void> {
  await until(
    what,
    async () => {
      const state = await look(lane);
      if (isDone(state)) return true;
      if (!state.commands.some(isOpen)) {
        await putAway(lane);
        await press()[0];
      }
      return false;
    },
    patience,
  );
}

/** Clicks with faults around them. The faults have ended when it returns. */
async function withTrouble(
  lane: Lane,
  { fault, killAt, asleepFor }: Trouble,
  name: string,
  click: () => Promise<unknown>[],
): Promise<void> {
  const { control } = lane.sandbox;
  const screen = (awake: boolean) => control.apply({ do: 'screen', user: agent, awake });
  if (fault) control.fault({ ...fault, function: name } as Fault);
  if (asleepFor !== undefined) screen(false);
  const clicks = click();
  await Promise.all([
    ...clicks,
    ...killAt.map((at) => after(at, () => lane.killWorker())),
    ...(asleepFor === undefined ? [] : [after(asleepFor, async () => screen(true))]),
  ]);
  control.clearFaults();
}

/** Polls now, as an open popup does. */
async function look(lane: Lane): Promise<PopupState> {
  await lane.request('poll', { now: true });
  return lane.popupState();
}

async function putAway(lane: Lane): Promise<void> {
  for (const { id, state } of (await lane.popupState()).commands) {
    if (state === 'refused' || state === 'unknown') await lane.request('dismiss', { id });
  }
}

function isOpen({ state }: PopupState['commands'][number]): boolean {
  return state === 'asking' || state === 'new' || state === 'sent';
}

async function after(milliseconds: number, run: () => Promise<void>): Promise<void> {
  await new Promise((then) => setTimeout(then, milliseconds));
  await run();
}
