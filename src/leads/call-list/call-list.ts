import type { Failure } from '../../failure.ts';
import { commandsOfCall, storedDisposition } from '../../session/call-entries.ts';
import type { Entry } from '../../session/journal.ts';
import { outcomeOf } from '../../session/recent-calls.ts';
import type { ImportRow } from '../import/import-row.ts';

/**
 * The state of a row. `pending`: Dial was pressed, and the outcome is not known yet. `refused`: it was not dialed. `unknown`: it may
 * have been dialed.
 */
export const callRowStates = ['open', 'pending', 'dialed', 'refused', 'unknown', 'skipped'] as const;

export type CallRowState = (typeof callRowStates)[number];

export type CallRowCounts = Readonly<Record<CallRowState, number>>;

/** A row of the call list. An agent dials each by a press of its own. */
export interface CallListRow extends ImportRow {
  /** The place in the list, counted from 0. */
  readonly at: number;
  readonly state: CallRowState;
  /** The lead that the dialer has of this number, if the review has found exactly one. */
  readonly leadId?: string;
  /** The ID of the latest press of Dial, which is also the ID of its journal entry. */
  readonly press?: string;
  /** Epoch milliseconds of that press. */
  readonly pressedAt?: number;
  /** The status code of the call, as far as it is known. */
  readonly disposition?: string;
  /** Why the number was not dialed. */
  readonly failure?: Failure;
}

/** The call list of this device. Its rows are apart, so that a change of one row does not write all. */
export interface CallList {
  /** 0: there is no list. */
  readonly size: number;
  /** The place of the row that is shown. `size`: the end of the list. */
  readonly position: number;
  readonly counts: CallRowCounts;
  /** Changes with every change of a row. */
  readonly revision: number;
}

const noRows: CallRowCounts = { open: 0, pending: 0, dialed: 0, refused: 0, unknown: 0, skipped: 0 };

export const noCallList: CallList = { size: 0, position: 0, counts: noRows, revision: 0 };

/** The rows of a new list. `leadOf`: the lead of a number, if there is exactly one. */
export function newCallRows(
  rows: readonly ImportRow[],
  leadOf: (row: ImportRow) => string | undefined,
): readonly CallListRow[] {
  return rows.map((row, at): CallListRow => {
    const leadId = leadOf(row);
    return { ...row, at, state: 'open', ...(leadId === undefined ? {} : { leadId }) };
  });
}

/** The list at another place, as far as the list has it. */
export function movedTo(list: CallList, position: number): CallList {
  return { ...list, position: Math.min(Math.max(position, 0), list.size) };
}

/** The row when Dial is pressed. As long as the outcome of a press is open, another press is the same one. */
export function pressedRow(row: CallListRow, press: string, now: number): CallListRow {
  if (row.state === 'pending') return row;
  const { disposition: _status, failure: _reason, ...rest } = row;
  return { ...rest, state: 'pending', press, pressedAt: now };
}

/** The row when it is skipped. A row that was dialed keeps its outcome. */
export function skippedRow(row: CallListRow): CallListRow {
  return row.state === 'open' ? { ...row, state: 'skipped' } : row;
}

/** The journal has the entries of this time for certain, in milliseconds. */
export const journaledMs = 3_600_000;

/**
 * The row after its press was searched for in the journal. `entries`: the recent ones, oldest first. A press without an entry never
 * reached the worker, so the number was not dialed. The same row if nothing changed.
 */
export function settledRow(row: CallListRow, entries: readonly Entry[], now: number): CallListRow {
  const nth = entries.findIndex(({ id }) => id === row.press);
  const entry = entries[nth];
  if (!entry) {
    if (row.state !== 'pending') return row;
    return { ...row, state: now - (row.pressedAt ?? 0) < journaledMs ? 'open' : 'unknown' };
  }
  const state = stateOf(entry);
  const disposition = statusOf(entry, entries.slice(nth + 1)) ?? row.disposition;
  if (state === row.state && disposition === row.disposition) return row;
  const { failure: _before, ...rest } = row;
  const failure = state === 'refused' ? entry.failure : undefined;
  return {
    ...rest,
    state,
    ...(disposition === undefined ? {} : { disposition }),
    ...(failure === undefined ? {} : { failure }),
  };
}

function stateOf(entry: Entry): CallRowState {
  const outcome = outcomeOf(entry);
  if (outcome === 'called') return 'dialed';
  return outcome === 'open' ? 'pending' : outcome;
}

function statusOf(entry: Entry, later: readonly Entry[]): string | undefined {
  if (entry.calledAt === undefined) return undefined;
  return entry.disposedAs ?? storedDisposition(commandsOfCall(entry.owner, later))?.status;
}
