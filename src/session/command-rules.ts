import type { Command, CommandKind } from './command.ts';
import type { Entry } from './journal.ts';
import { type AgentState, callStates, isInCall, isOtherCall, type Session } from './state.ts';

/** The dialer stores one pending command of each of these; the next one overwrites it (docs/vicidial/facts.md 5). */
export type RuleColumn =
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
  /** States in which the command works. In any other state the dialer would accept it and store it for later. */
  readonly when: readonly AgentState[];
  /**
   * True once the session shows that the command happened, false while it does not. Undefined: this source cannot show
   * it, and the dialer's reply is the only confirmation.
   */
  readonly isSeen: (entry: Entry & { readonly command: C }, session: Session) => boolean | undefined;
  /** Milliseconds that the agent screen may take. A hidden tab runs its timers once a minute (docs/vicidial/facts.md 8). */
  readonly confirmTimeoutMs: number;
  readonly column: RuleColumn;
  /**
   * Minimum milliseconds after the last command of the same column. The ID of a command is the dialer's second, so the
   * screen takes two commands of one second for one (docs/vicidial/facts.md 1.11).
   */
  readonly gap: number;
}

const talking: readonly AgentState[] = ['inCall', 'connected', 'threeWay'];
const withCustomer: readonly AgentState[] = ['inCall', 'connected', 'parked', 'threeWay'];
const waiting: readonly AgentState[] = ['ready', 'delivering', 'phoneRinging'];
const loggedInStates: readonly AgentState[] = ['paused', ...waiting, 'preview', ...callStates, 'disposition'];

const agentScreenConfirmMs = 75_000;
const minCommandGapMs = 1_500;
const confirmedByReply = () => undefined;

/** An ordinary account sees INCALL or PAUSED only (docs/vicidial/facts.md 5.7). The agent screen shows parking too. */
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

/** One row for each command: when it works, how the session shows it, how long that may take (docs/vicidial/facts.md 5 and 6). */
export const rules: { readonly [K in CommandKind]: Rule<Extract<Command, { kind: K }>> } = {
  dial: {
    when: ['paused'],
    isSeen({ command, before, acceptedAt }, session) {
      if (command.preview && !isInCall(session.state)) {
        return seesPreview(session) ? session.state === 'preview' : undefined;
      }
      if (!isInCall(session.state)) return false;
      // The dialer accepts a dial from a paused agent only, so a call after it is a new one. Queued dials and dials for an
      // in-group are accepted at any time.
      const isAcceptedAnyTime = session.queuesDials !== false || command.inGroup !== undefined;
      const isAfterPause = acceptedAt !== undefined && !isAcceptedAnyTime;
      return !isInCall(before.state) || isOtherCall(before, session) || isAfterPause;
    },
    confirmTimeoutMs: 90_000,
    column: 'dial',
    gap: 2_000,
  },
  cancelDial: {
    // If the dialer has already placed the call, a poll some seconds later shows it.
    when: ['paused'],
    isSeen: ({ acceptedAt }, session) =>
      acceptedAt !== undefined && session.seenAt > acceptedAt + 5_000 && !isInCall(session.state),
    confirmTimeoutMs: 30_000,
    column: 'dial',
    gap: 0,
  },
  previewDial: {
    when: ['preview'],
    isSeen: (_entry, session) => isInCall(session.state),
    confirmTimeoutMs: 90_000,
    column: 'dial',
    gap: 2_000,
  },
  previewSkip: {
    when: ['preview'],
    isSeen: (_entry, session) => (seesPreview(session) ? session.state !== 'preview' : undefined),
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'dial',
    gap: minCommandGapMs,
  },
  previewFinish: {
    when: ['preview'],
    isSeen: (_entry, session) => (seesPreview(session) ? session.state !== 'preview' : undefined),
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'dial',
    gap: minCommandGapMs,
  },
  hangUp: {
    when: callStates,
    isSeen: hasLeftCall,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'hangUp',
    gap: 0,
  },
  dispose: {
    when: ['disposition'],
    isSeen({ before }, session) {
      // In a queue campaign an ordinary account cannot distinguish an undisposed call from no call.
      if (!seesParking(session) && session.queuesDials) return undefined;
      if (isInCall(session.state)) return before.state === 'disposition';
      return session.state === 'paused' || session.state === 'preview' || waiting.includes(session.state);
    },
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'status',
    gap: minCommandGapMs,
  },
  pause: {
    when: [...waiting, ...callStates],
    isSeen: (_entry, session) => session.state === 'paused' || session.state === 'preview',
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'pause',
    gap: minCommandGapMs,
  },
  pauseCode: {
    when: ['paused'],
    isSeen: ({ command }, session) =>
      session.pauseCode === undefined ? undefined : session.pauseCode === command.code,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'code',
    gap: 0,
  },
  resume: {
    when: ['paused'],
    isSeen: (_entry, session) => waiting.includes(session.state) || isInCall(session.state),
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'pause',
    gap: minCommandGapMs,
  },
  park: {
    when: talking,
    isSeen: (_entry, session) => (seesParking(session) ? session.state === 'parked' : undefined),
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'park',
    gap: minCommandGapMs,
  },
  grab: {
    when: ['parked', 'inCall'],
    isSeen: (_entry, session) =>
      seesParking(session) ? isInCall(session.state) && session.state !== 'parked' : undefined,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'park',
    gap: minCommandGapMs,
  },
  tones: {
    when: talking,
    isSeen: confirmedByReply,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'tones',
    gap: minCommandGapMs,
  },
  startRecording: {
    when: withCustomer,
    isSeen: isRecording(true),
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'recording',
    gap: minCommandGapMs,
  },
  stopRecording: {
    when: callStates,
    isSeen: isRecording(false),
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'recording',
    gap: minCommandGapMs,
  },
  transfer: {
    when: ['inCall', 'connected'],
    isSeen: hasLeftCall,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'transfer',
    gap: minCommandGapMs,
  },
  addParty: {
    when: ['inCall', 'connected', 'parked'],
    // 3-WAY is shown for two agents on one lead only, not for a number (docs/vicidial/facts.md 6).
    isSeen: ({ command }, session) =>
      command.park && seesParking(session)
        ? session.state === 'parked' || session.state === 'threeWay'
        : undefined,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'transfer',
    gap: minCommandGapMs,
  },
  dropParty: {
    when: withCustomer,
    isSeen: confirmedByReply,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'transfer',
    gap: minCommandGapMs,
  },
  leaveThreeWay: {
    when: withCustomer,
    isSeen: hasLeftCall,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'transfer',
    gap: minCommandGapMs,
  },
  ringPhone: {
    when: loggedInStates,
    isSeen: confirmedByReply,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'none',
    gap: minCommandGapMs,
  },
  inGroups: {
    when: loggedInStates,
    isSeen: confirmedByReply,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'none',
    gap: 0,
  },
  saveNote: {
    when: [...callStates, 'disposition'],
    isSeen: confirmedByReply,
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'none',
    gap: 0,
  },
  logOut: {
    when: ['paused', 'ready'],
    isSeen: (_entry, session) => session.state === 'loggedOut',
    confirmTimeoutMs: agentScreenConfirmMs,
    column: 'pause',
    gap: minCommandGapMs,
  },
};

/** The rule of one command, for code that does not know which one it has. */
export function ruleOf(kind: CommandKind): Rule {
  return rules[kind] as Rule;
}
