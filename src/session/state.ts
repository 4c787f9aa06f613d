import type { Failure } from '../failure.ts';
import { type Unanswered, unansweredEnd } from './unanswered.ts';

/**
 * What the agent's session is doing (docs/vicidial/facts.md 6). `inCall` is ringing or connected: an ordinary
 * account sees INCALL only. `ringing`, `connected` and the states after them need a source that shows the sub status.
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

/** A call is on the agent's line, from the first ring until it is hung up. */
export const callStates = [
  'ringing',
  'inCall',
  'connected',
  'parked',
  'threeWay',
  'customerGone',
] as const satisfies readonly AgentState[];

/** Whether a call is on the agent's line. */
export function isInCall(state: AgentState): boolean {
  return callStates.some((each) => each === state);
}

/**
 * The source of the state. `plain`: an ordinary account, which sees a status only. `full`: an account that may read the
 * session. `agentScreen`: the agent screen itself, open in this browser, which costs the dialer nothing.
 */
export type StateSource = 'plain' | 'full' | 'agentScreen';

/** The lead of a call as the source shows it. A field is missing if the source does not show it. */
export interface CallLead {
  readonly id?: string;
  /** The vendor lead code: the ID of the record in the CRM. */
  readonly vendorId?: string;
  /** The number as the dialer has it, and its country code, both digits. */
  readonly phoneNumber?: string;
  readonly phoneCode?: string;
  /** The in-group that delivered the call, and the number that the customer called. */
  readonly inGroup?: string;
  readonly did?: string;
}

/** The result of one poll. A field is missing if this source does not show it. */
export interface Observation {
  readonly source?: StateSource;
  readonly state: AgentState;
  readonly callId?: string;
  readonly leadId?: string;
  readonly campaign?: string;
  readonly pauseCode?: string;
  /** Digits as the dialer has them. */
  readonly phoneNumber?: string;
  /** Only during a call. */
  readonly lead?: CallLead;
  readonly fullName?: string;
  readonly recording?: boolean;
  /** The dialer's ID of the recording of the call, the latest one if there were several. */
  readonly recordingId?: string;
  /** Why the dialer would refuse a dial now; absent if it would accept one, or if that was not tested. */
  readonly cannotDial?: Failure;
  /** Dials are queued and accepted at any time; found out during a call (docs/vicidial/facts.md 5.3). */
  readonly queuesDials?: boolean;
}

/** The agent's session after the last poll. Kept in session storage, from which the surfaces show it. */
export interface Session extends Observation {
  /** Epoch milliseconds at which this state was first seen. */
  readonly since: number;
  /** Epoch milliseconds of the last successful poll; 0 before the first one. */
  readonly seenAt: number;
  /** Epoch milliseconds at which the current call was first seen, and first seen as answered. */
  readonly callSince?: number;
  readonly answeredSince?: number;
  /** The disposition that the agent screen reported last, and the `callSince` of its call. */
  readonly lastDisposition?: { readonly status: string; readonly callSince: number };
  /** How the call ended that nobody answered; until its disposition is set. */
  readonly unanswered?: Unanswered;
  /** Why the last poll failed; the state is the one before it. */
  readonly failure?: Failure;
  /** Number of failed polls since the last successful one. */
  readonly failures: number;
}

export const unseen: Session = { state: 'unknown', since: 0, seenAt: 0, failures: 0 };

/** The session after a poll that succeeded at `now` (epoch milliseconds). */
export function observe(session: Session, seen: Observation, now: number): Session {
  const isSameCall = isInCall(session.state) && isInCall(seen.state) && !isOtherCall(session, seen);
  const isSameState = seen.state === session.state && (isSameCall || !isInCall(seen.state));
  const { recording, recordingId, queuesDials, lastDisposition } = session;
  const unanswered = unansweredEnd(session, seen.state, isSameCall, now);
  return {
    // Not every poll reads these: the known values stay, the recording during the same call.
    ...(isSameCall && recording !== undefined ? { recording } : {}),
    ...(isSameCall && recordingId !== undefined ? { recordingId } : {}),
    ...(queuesDials === undefined ? {} : { queuesDials }),
    ...(lastDisposition === undefined ? {} : { lastDisposition }),
    ...seen,
    ...(isSameCall && session.lead !== undefined ? { lead: { ...session.lead, ...seen.lead } } : {}),
    ...callTimes(session, seen, { isSameCall, isUnanswered: unanswered !== undefined }, now),
    ...(unanswered === undefined ? {} : { unanswered }),
    since: isSameState ? session.since : now,
    seenAt: now,
    failures: 0,
  };
}

function callTimes(
  session: Session,
  seen: Observation,
  { isSameCall, isUnanswered }: { isSameCall: boolean; isUnanswered: boolean },
  now: number,
): Pick<Session, 'callSince' | 'answeredSince'> {
  const { callSince, answeredSince } = session;
  const kept = {
    ...(callSince === undefined ? {} : { callSince }),
    ...(answeredSince === undefined ? {} : { answeredSince }),
  };
  // The times of the call stay visible during its disposition.
  if (seen.state === 'disposition') return kept;
  if (!isInCall(seen.state)) return {};
  const began = isSameCall ? (callSince ?? now) : now;
  if (seen.state === 'ringing' || isUnanswered) return { callSince: began };
  return { callSince: began, answeredSince: isSameCall ? (answeredSince ?? now) : now };
}

/** The call of the session, known by the time at which it was first seen. Undefined between two calls. */
export function callKey({ state, callSince, since }: Session): string | undefined {
  return isInCall(state) || state === 'disposition' ? String(callSince ?? since) : undefined;
}

/** The session after a failed poll: the last state stays, with the failure. */
export function pollFailed(session: Session, failure: Failure): Session {
  return { ...session, failure, failures: session.failures + 1 };
}

/** Whether two observations are of different calls. Without a call ID they count as the same call. */
export function isOtherCall(
  before: Pick<Observation, 'callId'>,
  after: Pick<Observation, 'callId'>,
): boolean {
  return Boolean(before.callId) && Boolean(after.callId) && before.callId !== after.callId;
}
