import type { Failure } from '../failure.ts';

/**
 * What the agent's session is doing (docs/vicidial/facts.md 6). `inCall` is ringing or talking: an ordinary
 * account is told INCALL and no more. `ringing`, `connected` and the states after them need a source that
 * sees the sub status.
 */
export const agentStates = [
  'unknown',
  'loggedOut',
  'paused',
  'ready',
  'delivering',
  'phoneRinging',
  'preview',
  'ringing',
  'inCall',
  'connected',
  'parked',
  'threeWay',
  'customerGone',
  'disposition',
] as const;

export type AgentState = (typeof agentStates)[number];

const callStates: ReadonlySet<AgentState> = new Set([
  'ringing',
  'inCall',
  'connected',
  'parked',
  'threeWay',
  'customerGone',
]);

/** A call is on the agent's line, from the first ring until it is hung up. */
export function isInCall(state: AgentState): boolean {
  return callStates.has(state);
}

/**
 * Who looks. `plain`: an ordinary account, told a status word and no more. `full`: an account that may read
 * the session. `agentScreen`: the agent screen itself, open in this browser, which costs the dialer nothing.
 */
export type Source = 'plain' | 'full' | 'agentScreen';

/** What one look at the dialer said. A field that is missing could not be seen by this source. */
export interface Observation {
  readonly source?: Source;
  readonly state: AgentState;
  readonly callId?: string;
  readonly leadId?: string;
  readonly campaign?: string;
  readonly pauseCode?: string;
  /** Digits as the dialer has them. */
  readonly phoneNumber?: string;
  readonly fullName?: string;
  readonly recording?: boolean;
  /** Why the dialer would refuse a dial now; absent when it would not, or when nobody asked. */
  readonly cannotDial?: Failure;
  /** Dials wait in a queue and are taken at any time, found out in a call (docs/vicidial/facts.md 5.3). */
  readonly queuesDials?: boolean;
}

/** The agent's session as it was last seen. Lives in session storage; the surfaces draw it from there. */
export interface Session extends Observation {
  /** Epoch milliseconds at which this state was first seen. */
  readonly since: number;
  /** Epoch milliseconds of the last look that succeeded; 0 before the first one. */
  readonly seenAt: number;
  /** Epoch milliseconds of the first sight of the present call, and of its first sight as answered. */
  readonly callSince?: number;
  readonly answeredSince?: number;
  /** The last look failed, and why; the state is the one seen before. */
  readonly failure?: Failure;
  /** Looks that failed since the last good one. */
  readonly failures: number;
}

export const unseen: Session = { state: 'unknown', since: 0, seenAt: 0, failures: 0 };

/** The session after a look that succeeded at `now` (epoch milliseconds). */
export function observe(session: Session, seen: Observation, now: number): Session {
  const isSameCall = isInCall(session.state) && isInCall(seen.state) && !isOtherCall(session, seen);
  const isSameState = seen.state === session.state && (isSameCall || !isInCall(seen.state));
  const { recording, queuesDials } = session;
  return {
    // Not every look asks for these: what was known stays, the recording as long as the call does.
    ...(isSameCall && recording !== undefined ? { recording } : {}),
    ...(queuesDials === undefined ? {} : { queuesDials }),
    ...seen,
    ...callTimes(session, seen, isSameCall, now),
    since: isSameState ? session.since : now,
    seenAt: now,
    failures: 0,
  };
}

function callTimes(
  session: Session,
  seen: Observation,
  isSameCall: boolean,
  now: number,
): Pick<Session, 'callSince' | 'answeredSince'> {
  const { callSince, answeredSince } = session;
  const kept = {
    ...(callSince === undefined ? {} : { callSince }),
    ...(answeredSince === undefined ? {} : { answeredSince }),
  };
  // The call's times stay on the screen while it is being disposed of.
  if (seen.state === 'disposition') return kept;
  if (!isInCall(seen.state)) return {};
  const began = isSameCall ? (callSince ?? now) : now;
  if (seen.state === 'ringing') return { callSince: began };
  return { callSince: began, answeredSince: isSameCall ? (answeredSince ?? now) : now };
}

/** The session after a look that failed: what was seen stays, and is known to be old. */
export function pollFailed(session: Session, failure: Failure): Session {
  return { ...session, failure, failures: session.failures + 1 };
}

/** Two sights of a call are of different calls. A source that tells no call id leaves them the same. */
export function isOtherCall(
  before: Pick<Observation, 'callId'>,
  after: Pick<Observation, 'callId'>,
): boolean {
  return Boolean(before.callId) && Boolean(after.callId) && before.callId !== after.callId;
}
