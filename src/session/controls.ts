import type { Feature } from '../settings/features.ts';
import type { CommandKind } from './command.ts';
import { ruleOf, rules } from './command-rules.ts';
import { isOnHold } from './hold.ts';
import { type Entry, openPreview, pendingDial } from './journal.ts';
import { type AgentState, isInCall, type Session } from './state.ts';

/** Why a command is unavailable now. The texts are the `_locales` messages `why_<reason>`. */
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
  'manualCampaign',
  'remoteAgent',
  'switchedOff',
  'cannotRecord',
  'cannotReadLead',
  'cannotEditLead',
] as const;

export type UnavailableReason = (typeof unavailableReasons)[number];

/** Each command that is unavailable now, with the reason. A command that is missing is available. */
export type Controls = { readonly [K in CommandKind]?: UnavailableReason };

/** The limits that the organization and the account set, in every state of the session. */
export interface Permits {
  readonly disabledFeatures: readonly Feature[];
  /** The agent has no agent screen: the dialer itself ends and transfers its calls (docs/vicidial/facts.md 5.12). */
  readonly isRemote: boolean;
  /** The agent screen shows that the campaign is dialed by hand: the dialer accepts Resume and ignores it (docs/vicidial/facts.md 5.4). */
  readonly isManualCampaign?: boolean;
  /** The release or the account has no function `recording`. */
  readonly lacksRecording?: boolean;
  /** The sign-in has a second account, with which the comments of a lead can be read. */
  readonly readsLeads?: boolean;
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

/** Every command that is unavailable now, with the reason. */
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
 * Why a command is unavailable in this state, or undefined if it is available. The dialer accepts most commands at any time
 * and stores them for later (a disposition that is set while idle applies to the next call, docs/vicidial/facts.md 5.2), so
 * they are refused here. In an unknown state nothing is refused: then the dialer's reply decides.
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
  if (kind.endsWith('Recording') && permits.lacksRecording) return 'cannotRecord';
  if (kind === 'saveNote') {
    // Without the comments that are there, the note would overwrite them.
    if (!permits.readsLeads) return 'cannotReadLead';
    const lack = entries.findLast(({ command }) => command.kind === 'saveNote')?.failure?.kind;
    if (lack === 'noPermission') return 'cannotEditLead';
    if (lack === 'commentsUnreadable') return 'cannotReadLead';
  }
  if (kind === 'resume' && permits.isManualCampaign) return 'manualCampaign';
  if (kind === 'cancelDial' && !pendingDial(entries)) return 'noDialPending';
  if (kind === 'dial' && pendingDial(entries)?.state === 'sent') return 'dialPending';

  const { state, recording } = session;
  if (kind === 'logOut') {
    // The agent screen logs out before the disposition, and the lead stays in the state INCALL (docs/vicidial/results-out.md 7).
    if (pendingDial(entries)?.state === 'sent') return 'dialPending';
    if (state === 'unknown') return 'unseen';
  }
  if (state === 'unknown') return undefined;
  // A source that does not show previews: our own preview is known from the journal.
  const isPreview =
    state === 'preview' || (session.source !== 'full' && state === 'paused' && openPreview(entries));
  const seen = isPreview ? 'preview' : isOnHold(session, entries) ? 'parked' : state;
  // The dialer accepts a second dial during a preview, and its screen then shows a wrong state (docs/vicidial/facts.md 5.3).
  if (!ruleOf(kind).when.includes(seen)) return obstacle(kind, seen);
  if (kind === 'startRecording' && recording) return 'recording';
  return kind === 'stopRecording' && recording === false ? 'notRecording' : undefined;
}

function obstacle(kind: CommandKind, state: AgentState): UnavailableReason {
  if (state === 'loggedOut') return 'loggedOut';
  if (ruleOf(kind).when.every((each) => each === 'preview')) return 'noPreview';
  if (kind === 'saveNote') return 'noCall';
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
