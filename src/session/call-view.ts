import { type Explanation, explain, type Failure } from '../failure.ts';
import type { CallPhase, CallView, PageCallAction } from '../messages/contract.ts';
import type { Controls } from './controls.ts';
import { isDefinite } from './failure-classes.ts';
import { type Entry, isOnLine } from './journal.ts';
import type { AgentState, Session } from './state.ts';

/** What the surfaces draw a call from. */
export interface Seen {
  readonly session: Session;
  readonly controls: Controls;
}

/** How long a call that ended, was refused or is unknown stays in view, in milliseconds. */
const lingering = { ended: 8_000, refused: 60_000, unknown: 600_000 } as const;

/** The latest dial that is worth showing, or null. `origin` limits it to what was clicked on its pages. */
export function callView(
  journal: readonly Entry[],
  seen: Seen,
  now: number,
  origin?: string,
): CallView | null {
  const dials = journal
    .filter((entry) => entry.command.kind === 'dial')
    .sort((a, b) => b.createdAt - a.createdAt);
  const latest = dials[0];
  if (latest?.command.kind !== 'dial' || latest.dismissed) return null;
  if (origin !== undefined && latest.command.origin !== origin) return null;
  const view = viewOf(latest, seen);
  if (!view) return null;
  if (
    (view.phase === 'ended' || view.phase === 'refused' || view.phase === 'unknown') &&
    now - view.since > lingering[view.phase]
  ) {
    return null;
  }
  return view;
}

/** A failure in words. Nobody is told to try again what may have happened. */
export function explainEntry({ state }: Pick<Entry, 'state'>, failure: Failure): Explanation {
  // Not looked into yet, or the refusal would be plain.
  if (state === 'unknown' && failure.kind === 'notPaused') return explain({ kind: 'maybePlaced' });
  const said = explain(failure);
  return state === 'unknown' && !isDefinite(failure)
    ? { ...said, todo: 'failure_outcomeUnknown_todo' }
    : said;
}

/** One dial as its call bar shows it; undefined when the entry is no dial. */
export function viewOf(entry: Entry, { session, controls }: Seen): CallView | undefined {
  const { command } = entry;
  if (command.kind !== 'dial') return undefined;
  const phase = phaseOf(entry, session);
  return {
    id: entry.id,
    phase,
    number: command.number,
    formatted: command.formatted,
    ...(command.ext === undefined ? {} : { ext: command.ext }),
    since: sinceOf(entry, session, phase),
    ...(entry.failure === undefined ? {} : { reason: explainEntry(entry, entry.failure) }),
    canHangUp: isOnLine(entry),
    ...(phase === 'ended' && session.state === 'disposition' ? { needsDisposition: true as const } : {}),
    ...(isOnLine(entry) ? { controls: forPages(controls) } : {}),
  };
}

/** A page hears of what its call bar offers, and of nothing else that the session could do. */
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

function phaseOf(entry: Entry, session: Session): CallPhase {
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
      return entry.calledAt === undefined ? 'preview' : (phases[session.state] ?? 'inCall');
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
