import { type Explanation, explain, type Failure } from '../failure.ts';
import { maskNumber } from '../phone/numbering/mask-number.ts';
import type { CallAction } from './command.ts';
import type { Controls } from './controls.ts';
import { isDefinite } from './failure-classes.ts';
import { type Entry, isOnLine, isVisibleTo, latestDial } from './journal.ts';
import type { RecordingPause } from './recording-pause.ts';
import type { AgentState, Session } from './state.ts';
import type { Unanswered } from './unanswered.ts';

/**
 * The phase of a call, as far as it was observed. `confirming`: the number is unusual, and the popup asks the agent first.
 * `inCall`: ringing or connected; this source of the session's state does not distinguish them.
 */
export type CallPhase =
  | 'confirming'
  | 'sending'
  | 'sent'
  | 'preview'
  | 'ringing'
  | 'inCall'
  | 'connected'
  | 'parked'
  | 'threeWay'
  | 'customerGone'
  | 'ended'
  | 'refused'
  | 'unknown';

/**
 * What a CRM page may do with the call that began on it. Nothing that dials or transfers, and no text except telephone
 * keys.
 */
export type PageCallAction =
  | { readonly kind: 'hangUp' }
  | Extract<CallAction, { kind: 'park' | 'grab' | 'tones' | 'startRecording' | 'stopRecording' }>;

/** What a CRM page may know about a call that began on it. Holds no credential and no dialer address. */
export interface CallView {
  /** The id of the click; one id is at most one call. */
  readonly id: string;
  readonly phase: CallPhase;
  /** E.164. */
  readonly number: string;
  /** The number in international format. */
  readonly formatted: string;
  /** Extension digits, offered as DTMF once connected. */
  readonly ext?: string;
  /** Epoch milliseconds at which the phase was first observed. */
  readonly since: number;
  /** Why the call was refused or its outcome is unknown. */
  readonly reason?: Explanation;
  readonly canHangUp: boolean;
  /** How the call ended, if nobody answered it. */
  readonly unanswered?: Unanswered;
  /** The call is over and the agent has not set its disposition yet. */
  readonly needsDisposition?: true;
  /** The dialer sends digits only as tones: the keypad says so. */
  readonly dropsToneSigns?: true;
  /** The recording of the call is paused. */
  readonly recordingPause?: RecordingPause;
  /** The actions that are unavailable now, with the reason. Absent unless the call is active. */
  readonly controls?: Pick<Controls, PageCallAction['kind']>;
}

/** The data from which a call view is made. */
export interface CallViewSource {
  readonly session: Session;
  readonly controls: Controls;
  /** The customer is on hold, also where the session does not show it (`hold.ts`). */
  readonly isOnHold: boolean;
  /** The dialer accepted Hang up and nothing carried it out (`late-hang-up.ts`). */
  readonly isHangUpLate: boolean;
  /** The dialer sends digits only as tones. */
  readonly dropsToneSigns: boolean;
  readonly recordingPause?: RecordingPause | null;
  /** Whether only the last four digits of numbers are shown. */
  readonly isMasked: boolean;
}

/** How long a call that ended, was refused or is unknown stays in view, in milliseconds. */
const lingering = { ended: 8_000, refused: 60_000, unknown: 600_000 } as const;

/** The dial that is worth showing, or null. `origin` limits it to what was clicked on its pages. */
export function callView(
  journal: readonly Entry[],
  seen: CallViewSource,
  now: number,
  origin?: string,
): CallView | null {
  const dial = dialToShow(journal, seen.session);
  if (!dial || dial.dismissed) return null;
  if (origin !== undefined && !isVisibleTo(dial, origin)) return null;
  const view = viewOf(dial, seen);
  if (!view) return null;
  // The call bar offers the disposition until it is set.
  if (view.needsDisposition) return view;
  if (
    (view.phase === 'ended' || view.phase === 'refused' || view.phase === 'unknown') &&
    now - view.since > lingering[view.phase]
  ) {
    return null;
  }
  return view;
}

/** The latest dial. A dial that was refused during a call or before its disposition does not replace that call. */
function dialToShow(journal: readonly Entry[], session: Session): Entry | undefined {
  const [latest] = journal
    .filter((entry) => entry.command.kind === 'dial')
    .sort((a, b) => b.createdAt - a.createdAt);
  if (latest?.state !== 'refused') return latest;
  const current = latestDial(journal);
  const isOpenCall = current && (isOnLine(current) || needsDisposition(current, session));
  return isOpenCall ? current : latest;
}

/** Whether the call is over and its disposition is open. */
function needsDisposition({ state, endedAt }: Entry, session: Session): boolean {
  return state === 'confirmed' && endedAt !== undefined && session.state === 'disposition';
}

/** Explains the failure of an entry. Never suggests to repeat a command that may have happened. */
export function explainEntry({ state }: Pick<Entry, 'state'>, failure: Failure): Explanation {
  // No poll has resolved it yet.
  if (state === 'unknown' && failure.kind === 'notPaused') return explain({ kind: 'maybePlaced' });
  const explanation = explain(failure);
  return state === 'unknown' && !isDefinite(failure)
    ? { ...explanation, todo: 'failure_outcomeUnknown_todo' }
    : explanation;
}

/** One dial as its call bar shows it; undefined when the entry is no dial. */
export function viewOf(entry: Entry, seen: CallViewSource): CallView | undefined {
  const { session, controls, isOnHold, isMasked } = seen;
  const { command } = entry;
  if (command.kind !== 'dial') return undefined;
  const phase = phaseOf(entry, session, isOnHold);
  const reason = reasonOf(entry, seen);
  const unanswered = isOnLine(entry) ? session.unanswered : entry.unanswered;
  return {
    id: entry.id,
    phase,
    number: command.number,
    formatted: isMasked ? maskNumber(command.formatted) : command.formatted,
    ...(command.ext === undefined ? {} : { ext: command.ext }),
    since: sinceOf(entry, session, phase),
    ...(reason === undefined ? {} : { reason }),
    canHangUp: isOnLine(entry),
    ...(unanswered === undefined ? {} : { unanswered }),
    ...(needsDisposition(entry, session) ? { needsDisposition: true as const } : {}),
    ...(isOnLine(entry) ? { controls: forPages(controls) } : {}),
    ...(isOnLine(entry) && seen.recordingPause ? { recordingPause: seen.recordingPause } : {}),
    ...(isOnLine(entry) && seen.dropsToneSigns ? { dropsToneSigns: true as const } : {}),
  };
}

function reasonOf(entry: Entry, { isHangUpLate }: CallViewSource): Explanation | undefined {
  if (entry.failure !== undefined) return explainEntry(entry, entry.failure);
  if (entry.state === 'asking' && entry.command.kind === 'dial' && entry.command.concern)
    return explain(entry.command.concern);
  return isHangUpLate && isOnLine(entry) ? explain({ kind: 'hangUpLate' }) : undefined;
}

/** The reasons of the commands that a call bar offers. A page gets no other part of the controls. */
function forPages({
  park,
  grab,
  tones,
  startRecording,
  stopRecording,
}: Controls): Pick<Controls, PageCallAction['kind']> {
  return {
    ...(park && { park }),
    ...(grab && { grab }),
    ...(tones && { tones }),
    ...(startRecording && { startRecording }),
    ...(stopRecording && { stopRecording }),
  };
}

function phaseOf(entry: Entry, session: Session, isOnHold: boolean): CallPhase {
  switch (entry.state) {
    case 'asking':
      return 'confirming';
    case 'new':
      return 'sending';
    case 'sent':
      return entry.acceptedAt === undefined ? 'sending' : 'sent';
    case 'refused':
    case 'unknown':
      return entry.state;
    case 'confirmed':
      if (entry.endedAt !== undefined) return 'ended';
      if (entry.calledAt === undefined) return 'preview';
      return isOnHold ? 'parked' : (phases[session.state] ?? 'inCall');
    default:
      return entry.state satisfies never;
  }
}

const phases: Partial<Record<AgentState, CallPhase>> = {
  preview: 'preview',
  ringing: 'ringing',
  inCall: 'inCall',
  connected: 'connected',
  parked: 'parked',
  threeWay: 'threeWay',
  customerGone: 'customerGone',
};

function sinceOf(entry: Entry, session: Session, phase: CallPhase): number {
  if (phase === 'sending' || phase === 'confirming') return entry.createdAt;
  if (phase === 'sent') return entry.acceptedAt ?? entry.createdAt;
  if (phase === 'ended') return entry.endedAt ?? entry.createdAt;
  if (phase === 'refused' || phase === 'unknown') return entry.settledAt ?? entry.createdAt;
  if (phase === 'ringing' || phase === 'preview') return session.since;
  return session.answeredSince ?? session.since;
}
