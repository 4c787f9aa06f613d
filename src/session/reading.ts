import type { Refusal } from '../failure.ts';
import type { AgentState, Observation } from './state.ts';

/** The fields of `agent_status` that tell the session's state (facts.md section 7). */
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
  const state = subStates[full.subStatus] ?? states[full.status] ?? 'unknown';
  return {
    state,
    campaign: full.campaign,
    fullName: full.fullName,
    // LOGIN is what the dialer calls a pause without a code right after login.
    pauseCode: full.pauseCode,
    ...(full.callId ? { callId: full.callId } : {}),
    ...(full.leadId && full.leadId !== '0' ? { leadId: full.leadId } : {}),
    ...(full.phoneNumber ? { phoneNumber: full.phoneNumber } : {}),
  };
}

/**
 * The session as an ordinary account sees it: the status alone, and for a paused one what a dry run of a
 * dial was refused with (facts.md 5.3 and 5.7). Without a dry run a paused session is taken for idle.
 */
export function readPlainStatus(status: string, isRecording: boolean, dryRun?: Refusal): Observation {
  const recording = isRecording ? { recording: true } : {};
  if (status === 'INCALL') return { state: 'inCall', ...recording };
  if (status !== 'PAUSED') return { state: states[status] ?? 'unknown', ...recording };
  // The lead of the dry run can not exist: that refusal means that a real dial would be taken.
  if (dryRun === undefined || dryRun.kind === 'leadNotValid') return { state: 'paused' };
  return dryRun.kind === 'notPaused' ? { state: 'disposition' } : { state: 'paused', cannotDial: dryRun };
}

/** Refusals that are an answer about the session, not a failure to look at it. */
export function readRefusal(refusal: { readonly kind: string }): Observation | undefined {
  return refusal.kind === 'notLoggedIn' || refusal.kind === 'noSuchAgent'
    ? { state: 'loggedOut' }
    : undefined;
}

/** A paused session may hold an undisposed call; only then is the second request of a dry run worth its cost. */
export function needsDryRun(before: AgentState): boolean {
  return before !== 'paused';
}
