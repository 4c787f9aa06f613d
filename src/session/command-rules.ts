import type { Command, CommandKind } from './command.ts';
import type { Entry } from './journal.ts';
import { type AgentState, isInCall, isOtherCall, type Session } from './state.ts';

/** The dialer keeps one command of each of these at a time; the next one overwrites it (facts.md 5). */
export type Column =
  | 'dial'
  | 'hangUp'
  | 'status'
  | 'pause'
  | 'code'
  | 'park'
  | 'tones'
  | 'recording'
  | 'transfer'
  | 'none';

export interface Rule<C extends Command = Command> {
  /** States in which it works. In any other the dialer would take it all the same and keep it for later. */
  readonly when: readonly AgentState[];
  /**
   * True once the session shows that it happened, false while it does not. Undefined: who looks can not see
   * it, and then the dialer's own word is all there will ever be.
   */
  readonly isSeen: (entry: Entry & { readonly command: C }, session: Session) => boolean | undefined;
  /** Milliseconds that the agent screen may take; a hidden tab wakes once a minute (facts.md 8). */
  readonly patience: number;
  readonly column: Column;
  /**
   * Least milliseconds after the last one of the same column. Commands carry the dialer's second as their id
   * and the screen takes two of one second for one (facts.md 1.11).
   */
  readonly gap: number;
}

const onLine: readonly AgentState[] = [
  'ringing',
  'inCall',
  'connected',
  'parked',
  'threeWay',
  'customerGone',
];
const talking: readonly AgentState[] = ['inCall', 'connected', 'threeWay'];
const withCustomer: readonly AgentState[] = ['inCall', 'connected', 'parked', 'threeWay'];
const waiting: readonly AgentState[] = ['ready', 'delivering', 'phoneRinging'];
const anywhere: readonly AgentState[] = ['paused', ...waiting, 'preview', ...onLine, 'disposition'];

const hiddenTab = 75_000;
const oneSecond = 1_500;
const word = () => undefined;

/** An ordinary account is told INCALL or PAUSED and no more (facts.md 5.7); the agent screen tells of parking too. */
function seesParking(session: Session): boolean {
  return session.source !== 'plain';
}

function seesPreview(session: Session): boolean {
  return session.source === 'full';
}

function hasLeftCall({ before }: Entry, session: Session): boolean {
  if (isInCall(session.state)) return isOtherCall(before, session);
  return session.state !== 'unknown';
}

function isRecording(on: boolean) {
  return (_entry: Entry, session: Session) => session.recording === on;
}

/** One row for each command: when it works, how it is seen to have happened, how long that may take (facts.md 5 and 6). */
export const rules: { readonly [K in CommandKind]: Rule<Extract<Command, { kind: K }>> } = {
  dial: {
    when: ['paused'],
    isSeen({ command, before, acceptedAt }, session) {
      if (command.preview && !isInCall(session.state)) {
        return seesPreview(session) ? session.state === 'preview' : undefined;
      }
      if (!isInCall(session.state)) return false;
      // A dial is taken from a paused agent only, so a call that is seen after it is another than the one before;
      // not so where dials wait in a queue, or for an in-group: there they are taken at any time.
      const isAnyTime = session.queuesDials !== false || command.inGroup !== undefined;
      const isFromPause = acceptedAt !== undefined && !isAnyTime;
      return !isInCall(before.state) || isOtherCall(before, session) || isFromPause;
    },
    patience: 90_000,
    column: 'dial',
    gap: 2_000,
  },
  cancelDial: {
    // Where the dialer took the dial already, a second look some seconds later shows the call.
    when: ['paused'],
    isSeen: ({ acceptedAt }, session) =>
      acceptedAt !== undefined && session.seenAt > acceptedAt + 5_000 && !isInCall(session.state),
    patience: 30_000,
    column: 'dial',
    gap: 0,
  },
  previewDial: {
    when: ['preview'],
    isSeen: (_entry, session) => isInCall(session.state),
    patience: 90_000,
    column: 'dial',
    gap: 2_000,
  },
  previewSkip: {
    when: ['preview'],
    isSeen: (_entry, session) => (seesPreview(session) ? session.state !== 'preview' : undefined),
    patience: hiddenTab,
    column: 'dial',
    gap: oneSecond,
  },
  previewFinish: {
    when: ['preview'],
    isSeen: (_entry, session) => (seesPreview(session) ? session.state !== 'preview' : undefined),
    patience: hiddenTab,
    column: 'dial',
    gap: oneSecond,
  },
  hangUp: { when: onLine, isSeen: hasLeftCall, patience: hiddenTab, column: 'hangUp', gap: 0 },
  dispose: {
    when: ['disposition'],
    isSeen({ before }, session) {
      // In a queue campaign an ordinary account can not tell a call to dispose of from none.
      if (!seesParking(session) && session.queuesDials) return undefined;
      if (isInCall(session.state)) return before.state === 'disposition';
      return session.state === 'paused' || session.state === 'preview' || waiting.includes(session.state);
    },
    patience: hiddenTab,
    column: 'status',
    gap: oneSecond,
  },
  pause: {
    when: [...waiting, ...onLine],
    isSeen: (_entry, session) => session.state === 'paused' || session.state === 'preview',
    patience: hiddenTab,
    column: 'pause',
    gap: oneSecond,
  },
  pauseCode: {
    when: ['paused'],
    isSeen: ({ command }, session) =>
      session.pauseCode === undefined ? undefined : session.pauseCode === command.code,
    patience: hiddenTab,
    column: 'code',
    gap: 0,
  },
  resume: {
    when: ['paused'],
    isSeen: (_entry, session) => waiting.includes(session.state) || isInCall(session.state),
    patience: hiddenTab,
    column: 'pause',
    gap: oneSecond,
  },
  park: {
    when: talking,
    isSeen: (_entry, session) => (seesParking(session) ? session.state === 'parked' : undefined),
    patience: hiddenTab,
    column: 'park',
    gap: oneSecond,
  },
  grab: {
    when: ['parked', 'inCall'],
    isSeen: (_entry, session) =>
      seesParking(session) ? isInCall(session.state) && session.state !== 'parked' : undefined,
    patience: hiddenTab,
    column: 'park',
    gap: oneSecond,
  },
  tones: { when: talking, isSeen: word, patience: hiddenTab, column: 'tones', gap: oneSecond },
  startRecording: {
    when: withCustomer,
    isSeen: isRecording(true),
    patience: hiddenTab,
    column: 'recording',
    gap: oneSecond,
  },
  stopRecording: {
    when: onLine,
    isSeen: isRecording(false),
    patience: hiddenTab,
    column: 'recording',
    gap: oneSecond,
  },
  transfer: {
    when: ['inCall', 'connected'],
    isSeen: hasLeftCall,
    patience: hiddenTab,
    column: 'transfer',
    gap: oneSecond,
  },
  addParty: {
    when: ['inCall', 'connected', 'parked'],
    // 3-WAY is shown for two agents on one lead only, not for a number (facts.md 6).
    isSeen: ({ command }, session) =>
      command.park && seesParking(session)
        ? session.state === 'parked' || session.state === 'threeWay'
        : undefined,
    patience: hiddenTab,
    column: 'transfer',
    gap: oneSecond,
  },
  dropParty: { when: withCustomer, isSeen: word, patience: hiddenTab, column: 'transfer', gap: oneSecond },
  leaveThreeWay: {
    when: withCustomer,
    isSeen: hasLeftCall,
    patience: hiddenTab,
    column: 'transfer',
    gap: oneSecond,
  },
  ringPhone: { when: anywhere, isSeen: word, patience: hiddenTab, column: 'none', gap: oneSecond },
  inGroups: { when: anywhere, isSeen: word, patience: hiddenTab, column: 'none', gap: 0 },
  logOut: {
    when: ['paused', 'ready'],
    isSeen: (_entry, session) => session.state === 'loggedOut',
    patience: hiddenTab,
    column: 'pause',
    gap: oneSecond,
  },
};

/** The rule of one command, for code that does not know which one it has. */
export function ruleOf(kind: CommandKind): Rule {
  return rules[kind] as Rule;
}
