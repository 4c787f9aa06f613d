import type { Callback } from '../session/command.ts';
import type { Entry } from '../session/journal.ts';
import type { Unanswered } from '../session/unanswered.ts';

/** How a call ended, or `open` as long as it has not. `called`: the account cannot see whether anybody answered. */
export type CallOutcome = 'open' | 'answered' | 'called' | Unanswered | 'refused' | 'withdrawn' | 'unknown';

/** One call as the organization's own systems receive it (docs/results.md). A field is null as long as it is not known. */
export interface CallRecord {
  /** Never changes: the id of the click. */
  readonly id: string;
  /** Host of the dialer. */
  readonly dialer: string;
  /** The agent's user at the dialer. */
  readonly agent: string;
  readonly direction: 'outbound';
  /** E.164. */
  readonly number: string;
  readonly extension: string | null;
  /** Origin of the page that the number was clicked on; null for a call from the popup. */
  readonly site: string | null;
  /** The id of the record in the CRM, which the dialer stores as vendor lead code. */
  readonly recordId: string | null;
  readonly leadId: string | null;
  /** The dialer's id of the call. */
  readonly callId: string | null;
  /** ISO 8601 in UTC: the click, the first sight of the call, of its answer and of its end. */
  readonly clickedAt: string;
  readonly startedAt: string | null;
  readonly answeredAt: string | null;
  readonly endedAt: string | null;
  /** From the answer to the end. */
  readonly talkSeconds: number | null;
  readonly outcome: CallOutcome;
  /** Why the call was refused or withdrawn: a name of docs/results.md. */
  readonly reason: string | null;
  /** The status that the agent set in this extension. */
  readonly disposition: string | null;
  readonly callback: Callback | null;
}

/** Failures with which the agent, and not the dialer, ended a dial. */
const withdrawn: ReadonlySet<string> = new Set(['notConfirmed', 'canceled']);

/** The calls of a journal, oldest first. A dial that waits for the agent's confirmation is no call yet. */
export function callRecords(journal: readonly Entry[]): CallRecord[] {
  const entries = journal.toSorted((one, other) => one.createdAt - other.createdAt);
  return entries.flatMap((entry, index) =>
    entry.command.kind === 'dial' && entry.state !== 'asking'
      ? recordOf(entry, entries.slice(index + 1))
      : [],
  );
}

function recordOf(entry: Entry, later: readonly Entry[]): CallRecord[] {
  const { id, owner, command, createdAt, calledAt, answeredAt, endedAt } = entry;
  if (command.kind !== 'dial') return [];
  const at = owner.lastIndexOf('|');
  const disposition = dispositionAfter(entry, later);
  return [
    {
      id,
      dialer: owner.slice(0, at),
      agent: owner.slice(at + 1),
      direction: 'outbound',
      number: command.number,
      extension: command.ext ?? null,
      site: command.origin ?? null,
      recordId: command.vendorId ?? null,
      leadId: entry.leadId ?? command.leadId ?? null,
      callId: entry.callId ?? null,
      clickedAt: iso(createdAt) ?? '',
      startedAt: iso(calledAt),
      answeredAt: iso(answeredAt),
      endedAt: iso(endedAt),
      talkSeconds:
        answeredAt === undefined || endedAt === undefined ? null : Math.round((endedAt - answeredAt) / 1000),
      outcome: outcomeOf(entry),
      reason: entry.state === 'refused' ? (entry.failure?.kind ?? null) : null,
      disposition: disposition?.status ?? null,
      callback: disposition?.callback ?? null,
    },
  ];
}

function outcomeOf({ state, failure, answeredAt, endedAt, unanswered }: Entry): CallOutcome {
  if (state === 'refused') return withdrawn.has(failure?.kind ?? '') ? 'withdrawn' : 'refused';
  if (state === 'unknown') return 'unknown';
  if (endedAt === undefined) return 'open';
  return unanswered ?? (answeredAt === undefined ? 'called' : 'answered');
}

/** The disposition that was set before the agent's next call. */
function dispositionAfter(
  entry: Entry,
  later: readonly Entry[],
): { readonly status: string; readonly callback?: Callback | undefined } | undefined {
  if (entry.calledAt === undefined) return undefined;
  const own = later.filter(({ owner }) => owner === entry.owner);
  const next = own.findIndex(({ command, calledAt }) => command.kind === 'dial' && calledAt !== undefined);
  const set = (next < 0 ? own : own.slice(0, next)).findLast(
    ({ command, state }) => command.kind === 'dispose' && state === 'confirmed',
  );
  return set?.command.kind === 'dispose' ? set.command : undefined;
}

function iso(time: number | undefined): string | null {
  return time === undefined ? null : new Date(time).toISOString();
}
