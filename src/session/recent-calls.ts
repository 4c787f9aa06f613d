import { maskNumber } from '../phone/numbering/mask-number.ts';
import { commandsOfCall, storedDisposition } from './call-entries.ts';
import type { Entry } from './journal.ts';

/** A past call in the list of recent calls. */
export interface RecentCall {
  readonly id: string;
  /** In international format; masked where the organization wants that. */
  readonly number: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly outcome: 'called' | 'refused' | 'unknown' | 'open';
  /** Milliseconds that the call lasted, as far as it was observed. */
  readonly lasted?: number;
  /** What the agent noted about it. */
  readonly note?: string;
}

/** One dial of the journal for the list of recent calls; undefined for everything else. `recent`: the entries that can hold its note. */
export function recentCall(
  entry: Entry,
  isMasked: boolean,
  recent: readonly Entry[] = [],
): RecentCall | undefined {
  const { id, command, createdAt, calledAt, endedAt } = entry;
  if (command.kind !== 'dial') return undefined;
  const note = calledAt === undefined ? undefined : noteOf(entry, recent);
  return {
    id,
    number: isMasked ? maskNumber(command.formatted) : command.formatted,
    at: createdAt,
    outcome: outcomeOf(entry),
    ...(calledAt === undefined || endedAt === undefined ? {} : { lasted: endedAt - calledAt }),
    ...(note === undefined ? {} : { note }),
  };
}

function noteOf({ owner, createdAt }: Entry, recent: readonly Entry[]): string | undefined {
  const later = recent
    .filter((each) => each.createdAt > createdAt)
    .toSorted((a, b) => a.createdAt - b.createdAt);
  return storedDisposition(commandsOfCall(owner, later))?.note;
}

/** What became of a dial. */
export function outcomeOf({ state }: Entry): RecentCall['outcome'] {
  if (state === 'confirmed') return 'called';
  return state === 'refused' || state === 'unknown' ? state : 'open';
}
