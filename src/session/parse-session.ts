import type { Refusal } from '../failure.ts';
import { type AgentState, isInCall, type Observation, type Session } from './state.ts';

/** The fields of `agent_status` that tell the session's state (docs/vicidial/facts.md 7). */
export interface FullStatus {
  readonly status: string;
  readonly subStatus: string;
  readonly callId: string;
  readonly leadId: string;
  readonly campaign: string;
  readonly pauseCode: string;
  readonly phoneNumber: string;
  readonly fullName: string;
}

const subStates: Readonly<Record<string, AgentState>> = {
  DIAL: 'ringing',
  PARK: 'parked',
  '3-WAY': 'threeWay',
  DEAD: 'customerGone',
  DISPO: 'disposition',
  PREVIEW: 'preview',
  RING: 'phoneRinging',
};

const states: Readonly<Record<string, AgentState>> = {
  PAUSED: 'paused',
  READY: 'ready',
  CLOSER: 'ready',
  QUEUE: 'delivering',
  MQUEUE: 'delivering',
  INCALL: 'connected',
};

/** The session as an account that may read it in full sees it. */
export function readFullStatus(full: FullStatus): Observation {
  return {
    source: 'full',
    state: subStates[full.subStatus] ?? states[full.status] ?? 'unknown',
    campaign: full.campaign,
    fullName: full.fullName,
    // LOGIN is what the dialer calls a pause without a code right after login.
    pauseCode: full.pauseCode,
    ...(full.callId ? { callId: full.callId } : {}),
    ...(full.leadId && full.leadId !== '0' ? { leadId: full.leadId } : {}),
    ...(full.phoneNumber ? { phoneNumber: full.phoneNumber } : {}),
  };
}

/** What a dial that can not be was refused with: it tells whether a real one would be taken (docs/vicidial/facts.md 5.3). */
export type DryRun = Refusal;

/**
 * The session as an ordinary account sees it: the status alone, and for a paused one what a dry run of a
 * dial was refused with (docs/vicidial/facts.md 5.3 and 5.7). Without a dry run a paused session is taken for idle.
 */
export function readPlainStatus(status: string, recording: boolean, dryRun?: DryRun): Observation {
  const seen = { source: 'plain', recording } as const;
  if (status === 'INCALL') {
    // The dry run passes in a call only where dials wait in a queue.
    return {
      ...seen,
      state: 'inCall',
      ...(dryRun === undefined ? {} : { queuesDials: dryRun.kind === 'leadNotValid' }),
    };
  }
  if (status !== 'PAUSED') return { ...seen, state: states[status] ?? 'unknown' };
  // The lead of the dry run can not exist: that refusal means that a real dial would be taken.
  if (dryRun === undefined || dryRun.kind === 'leadNotValid') return { ...seen, state: 'paused' };
  return dryRun.kind === 'notPaused'
    ? { ...seen, state: 'disposition' }
    : { ...seen, state: 'paused', cannotDial: dryRun };
}

/** Refusals that are an answer about the session, not a failure to look at it. */
export function readRefusal(refusal: { readonly kind: string }): Observation | undefined {
  return refusal.kind === 'notLoggedIn' || refusal.kind === 'noSuchAgent'
    ? { state: 'loggedOut' }
    : undefined;
}

/**
 * Whether a dry run after the status is worth its cost. A paused session may hold an undisposed call, and one
 * that was in a call just now does; a call tells, once for each sign-in, whether dials wait in a queue.
 */
export function needsDryRun(status: string, { state, queuesDials }: Session): boolean {
  if (status === 'INCALL') return queuesDials === undefined;
  const isClear = state === 'paused' || state === 'disposition' || isInCall(state);
  return status === 'PAUSED' && !isClear && queuesDials !== true;
}

/**
 * A call that was seen is to be disposed of once the session is paused again. Where dials wait in a queue, no
 * dry run ever tells that it was: there it lasts until `isDisposed` says that one of our dispositions was taken.
 */
export function acceptReport(seen: Observation, before: Session, isDisposed: boolean): Observation {
  const hadCall = isInCall(before.state) || before.state === 'disposition';
  const isOver = before.queuesDials === true && isDisposed;
  return seen.state === 'paused' && hadCall && !isOver ? { ...seen, state: 'disposition' } : seen;
}

/** Whether to ask for the recording apart: only who looks in full has to, and only when it matters. */
export function needsRecording(seen: Observation, before: Session, isWaitedFor: boolean): boolean {
  return seen.source === 'full' && isInCall(seen.state) && (isWaitedFor || before.recording === undefined);
}
