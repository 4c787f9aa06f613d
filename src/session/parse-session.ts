import type { Refusal } from '../failure.ts';
import { type AgentState, type CallLead, isInCall, type Observation, type Session } from './state.ts';

/** The fields of `agent_status` that define the session's state (docs/vicidial/facts.md 7). */
export interface FullStatus {
  readonly status: string;
  readonly subStatus: string;
  readonly callId: string;
  readonly leadId: string;
  readonly campaign: string;
  readonly pauseCode: string;
  readonly phoneNumber: string;
  readonly vendorLeadCode: string;
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

/** The session as an account with full read access sees it. */
export function readFullStatus(full: FullStatus): Observation {
  const state = subStates[full.subStatus] ?? states[full.status] ?? 'unknown';
  const hasLead = full.leadId !== '' && full.leadId !== '0';
  return {
    source: 'full',
    state,
    campaign: full.campaign,
    fullName: full.fullName,
    // The dialer sets LOGIN for a pause without a code right after login.
    pauseCode: full.pauseCode,
    ...(full.callId ? { callId: full.callId } : {}),
    ...(hasLead ? { leadId: full.leadId } : {}),
    ...(full.phoneNumber ? { phoneNumber: full.phoneNumber } : {}),
    ...(hasLead && isInCall(state) ? { lead: leadOf(full) } : {}),
  };
}

function leadOf({ leadId, vendorLeadCode, phoneNumber }: FullStatus): CallLead {
  return {
    id: leadId,
    ...(vendorLeadCode ? { vendorId: vendorLeadCode } : {}),
    ...(phoneNumber ? { phoneNumber } : {}),
  };
}

/** The refusal of an impossible dial. It shows whether the dialer would accept a real one (docs/vicidial/facts.md 5.3). */
export type DryRun = Refusal;

/**
 * The session as an ordinary account sees it: the status only, and for a paused session the refusal of a dry run of a dial
 * (docs/vicidial/facts.md 5.3 and 5.7). Without a dry run a paused session counts as idle.
 */
export function readPlainStatus(status: string, recording: boolean, dryRun?: DryRun): Observation {
  const seen = { source: 'plain', recording } as const;
  if (status === 'INCALL') {
    // During a call, the dry run passes only if dials are queued.
    return {
      ...seen,
      state: 'inCall',
      ...(dryRun === undefined ? {} : { queuesDials: dryRun.kind === 'leadNotValid' }),
    };
  }
  if (status !== 'PAUSED') return { ...seen, state: states[status] ?? 'unknown' };
  // The lead of the dry run cannot exist: this refusal means that a real dial would be accepted.
  if (dryRun === undefined || dryRun.kind === 'leadNotValid') return { ...seen, state: 'paused' };
  return dryRun.kind === 'notPaused'
    ? { ...seen, state: 'disposition' }
    : { ...seen, state: 'paused', cannotDial: dryRun };
}

/** The session state that a refusal means; undefined if the refusal is a failed poll. */
export function readRefusal(refusal: { readonly kind: string }): Observation | undefined {
  return refusal.kind === 'notLoggedIn' || refusal.kind === 'noSuchAgent'
    ? { state: 'loggedOut' }
    : undefined;
}

/**
 * Whether a dry run after the status is needed. A paused session may have an undisposed call, and one that was just in a
 * call has. During the first call of a sign-in, the dry run shows whether dials are queued.
 */
export function needsDryRun(status: string, { state, queuesDials }: Session): boolean {
  if (status === 'INCALL') return queuesDials === undefined;
  const isClear = state === 'paused' || state === 'disposition' || isInCall(state);
  return status === 'PAUSED' && !isClear && queuesDials !== true;
}

/**
 * After a call, a paused session is in the state `disposition`. If dials are queued, no dry run shows the end of the
 * disposition: there it lasts until `isDisposed`, which means that the dialer accepted one of our dispositions.
 */
export function acceptReport(seen: Observation, before: Session, isDisposed: boolean): Observation {
  const hadCall = isInCall(before.state) || before.state === 'disposition';
  const isOver = before.queuesDials === true && isDisposed;
  return seen.state === 'paused' && hadCall && !isOver ? { ...seen, state: 'disposition' } : seen;
}

/** Whether the recording needs a request of its own: only with full read access, during a call, when it is needed. */
export function needsRecording(seen: Observation, before: Session, isAwaitedNow: boolean): boolean {
  return seen.source === 'full' && isInCall(seen.state) && (isAwaitedNow || before.recording === undefined);
}
