import type { Feature } from '../settings/features.ts';
import type { CommandKind } from './command.ts';
import { ruleOf, rules } from './command-rules.ts';
import { type Entry, openPreview, pendingDial } from './journal.ts';
import { type AgentState, isInCall, type Session } from './state.ts';

/** Why a command can not work now; the words are the `_locales` messages `why_<reason>`. */
export const unavailableReasons = [
  'unseen',
  'loggedOut',
  'noCall',
  'inCall',
  'callOver',
  'notAnswered',
  'customerGone',
  'parked',
  'notParked',
  'recording',
  'notRecording',
  'disposition',
  'preview',
  'noPreview',
  'paused',
  'notPaused',
  'dialPending',
  'noDialPending',
  'remoteAgent',
  'switchedOff',
] as const;

export type UnavailableReason = (typeof unavailableReasons)[number];

/** Each command that can not work now, with the reason; one that is missing can. */
export type Controls = { readonly [K in CommandKind]?: UnavailableReason };

/** What the organisation and the account decide, whatever the session does. */
export interface Permits {
  readonly disabledFeatures: readonly Feature[];
  /** The agent has no agent screen: the dialer itself ends and moves its calls (docs/vicidial/facts.md 5.12). */
  readonly isRemote: boolean;
}

const featureOf: Partial<Record<CommandKind, Feature>> = {
  park: 'park',
  grab: 'park',
  tones: 'dtmf',
  startRecording: 'recording',
  stopRecording: 'recording',
  transfer: 'transfer',
  addParty: 'transfer',
  dropParty: 'transfer',
  leaveThreeWay: 'transfer',
  inGroups: 'inGroups',
  logOut: 'logOut',
};

/** Every command that is not possible now. */
export function controls(session: Session, entries: readonly Entry[], permits: Permits): Controls {
  const kinds = Object.keys(rules) as CommandKind[];
  return Object.fromEntries(
    kinds.flatMap((kind) => {
      const reason = unavailableReason(kind, session, entries, permits);
      return reason === undefined ? [] : [[kind, reason]];
    }),
  );
}

/**
 * Why a command makes no sense in this state, or undefined when it does. The dialer takes most of them at any
 * time and keeps them for later (a disposition told from idle waits for the next call, docs/vicidial/facts.md 5.2), so we
 * are the ones who refuse. An unknown state forbids nothing: then the dialer's own answer counts.
 */
export function unavailableReason(
  kind: CommandKind,
  session: Session,
  entries: readonly Entry[],
  permits: Permits,
): UnavailableReason | undefined {
  const feature = featureOf[kind];
  if (feature && permits.disabledFeatures.includes(feature)) return 'switchedOff';
  if (permits.isRemote && kind !== 'hangUp' && kind !== 'transfer') return 'remoteAgent';
  if (kind === 'cancelDial' && !pendingDial(entries)) return 'noDialPending';
  if (kind === 'dial' && pendingDial(entries)?.state === 'sent') return 'dialPending';

  const { state, recording } = session;
  if (state === 'unknown') return undefined;
  // Who can not see previews knows of ours from the journal.
  const isPreview =
    state === 'preview' || (session.source !== 'full' && state === 'paused' && openPreview(entries));
  const seen = isPreview ? 'preview' : state;
  // A second dial while one is in preview is taken by the dialer and confuses its screen (docs/vicidial/facts.md 5.3).
  if (!ruleOf(kind).when.includes(seen)) return obstacle(kind, seen);
  if (kind === 'startRecording' && recording) return 'recording';
  return kind === 'stopRecording' && recording === false ? 'notRecording' : undefined;
}

function obstacle(kind: CommandKind, state: AgentState): UnavailableReason {
  if (state === 'loggedOut') return 'loggedOut';
  if (ruleOf(kind).when.every((each) => each === 'preview')) return 'noPreview';
  const isForCalls = kind !== 'pause' && ruleOf(kind).when.every((each) => isInCall(each));
  if (isForCalls || kind === 'dispose') {
    if (kind === 'dispose' && isInCall(state)) return 'inCall';
    if (kind === 'grab' && isInCall(state)) return 'notParked';
    return inCall[state] ?? 'noCall';
  }
  if (isInCall(state)) return 'inCall';
  return idle[state] ?? 'notPaused';
}

const inCall: Partial<Record<AgentState, UnavailableReason>> = {
  ringing: 'notAnswered',
  parked: 'parked',
  threeWay: 'inCall',
  customerGone: 'customerGone',
  disposition: 'callOver',
};

const idle: Partial<Record<AgentState, UnavailableReason>> = {
  paused: 'paused',
  preview: 'preview',
  disposition: 'disposition',
};
