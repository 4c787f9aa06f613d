import type { Failure } from '../../failure.ts';
import { customTextsOf, type ImportRow } from './import-row.ts';
import { callbackOf } from './row-callback.ts';

/** Where the dialer searches for the number before it adds a lead. An import never adds a number to a list that has it. */
export const duplicateScopes = ['list', 'campaign', 'system'] as const;

export type DuplicateScope = (typeof duplicateScopes)[number];

/** A list of the dialer, and what happens with the rows of an import there. */
export interface ListTarget {
  readonly listId: string;
  /** The campaign of the list: for its do-not-call list. Empty if it is not known. */
  readonly campaign: string;
  readonly duplicates: DuplicateScope;
  /** Whether numbers on do-not-call lists are left out. */
  readonly skipsDoNotCall: boolean;
  /** The priority in the hopper, or undefined if the leads wait until the dialer fills the hopper. */
  readonly hopperPriority?: number;
  /** When the leads are called back, `YYYY-MM-DD HH:MM:SS` by the dialer's clock, unless a row has a time of its own. */
  readonly callbackAt?: string;
}

/**
 * The manual dial list of the campaign in which the agent is logged in (`external_add_lead`). Its leads have neither a callback nor custom
 * fields, and the dialer does not search for duplicates.
 */
export interface ManualTarget {
  readonly isManual: true;
  /** Whether numbers on do-not-call lists are left out. */
  readonly skipsDoNotCall: boolean;
}

/** Where the rows of an import go. */
export type ImportTarget = ListTarget | ManualTarget;

export const isManualTarget = (target: ImportTarget): target is ManualTarget => 'isManual' in target;

/** `paused`: until the person continues. `stopped` and `done` are over. */
export type ImportState = 'running' | 'paused' | 'stopped' | 'done';

/** What a person does with an import. `retry`: sends the rows that were not added again. */
export const importChanges = ['pause', 'continue', 'stop', 'retry'] as const;

export type ImportChange = (typeof importChanges)[number];

/**
 * The state of a row. `sent`: it may have arrived. `unknown`: neither the reply nor a search showed whether it arrived. `added`: the
 * lead has no callback or custom fields yet. `incomplete`: the dialer did not store them.
 */
export const entryStates = ['new', 'sent', 'added', 'done', 'incomplete', 'refused', 'unknown'] as const;

export type EntryState = (typeof entryStates)[number];

export type EntryCounts = Readonly<Record<EntryState, number>>;

/** One import. Its rows are apart (`ImportEntry`), so that a change of one row does not write all. */
export interface LeadImport {
  /** Made by the page, so that the same press is one import. */
  readonly id: string;
  /** The account of the supervisor; for a manual dial list, the agent. */
  readonly by: string;
  /** The address of its dialer. */
  readonly address: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly target: ImportTarget;
  readonly state: ImportState;
  /** Why it was paused by itself. */
  readonly failure?: Failure;
  readonly counts: EntryCounts;
  /** The IDs of the manual dial lists to which the dialer has added leads. There are several if the agent has changed the campaign. */
  readonly manualLists?: readonly string[];
}

/** One row of an import in the journal. */
export interface ImportEntry extends ImportRow {
  /** `import` and the place of the row. */
  readonly key: string;
  readonly import: string;
  readonly at: number;
  readonly state: EntryState;
  /** How often the row was sent. It is counted before it is sent. */
  readonly tries: number;
  /** Epoch milliseconds of the last time, or of the end of a request without a definite reply. */
  readonly sentAt?: number;
  /** The lead that was added, or the one that has the number already. */
  readonly leadId?: string;
  /** Why it was refused. */
  readonly failure?: Failure;
}

/** How often a row without a definite reply is sent. A search comes before each further time. */
const mostTries = 3;
/**
 * Milliseconds after which a request that was cut off has ended at the dialer. If it has not, the dialer's own check for
 * duplicates still refuses the second one.
 */
const settleMs = 6_000;
/** The same for a manual dial list, for which the dialer has no check for duplicates. */
const manualSettleMs = 20_000;

export const isOpenImport = ({ state }: LeadImport): boolean => state === 'running' || state === 'paused';

/** The rows of a new import in the journal. `target` is that of the import. */
export function newEntries(
  id: string,
  rows: readonly ImportRow[],
  target?: ImportTarget,
): readonly ImportEntry[] {
  const isManual = target !== undefined && isManualTarget(target);
  return rows.map((row, at) => ({
    ...(isManual ? withoutExtra(row) : row),
    ...{ key: `${id}:${String(at).padStart(6, '0')}`, import: id, at, state: 'new', tries: 0 },
  }));
}

function withoutExtra(row: ImportRow): ImportRow {
  const { extra: _left, ...texts } = row.texts;
  return { ...row, texts };
}

/** The row right before its request is sent. */
export function sentEntry(entry: ImportEntry, now: number): ImportEntry {
  const { failure: _before, ...rest } = entry;
  return { ...rest, state: 'sent', tries: entry.tries + 1, sentAt: now };
}

/** The row when its request ended without a definite reply. The wait before the search begins now. */
export const unclearEntry = (entry: ImportEntry, now: number): ImportEntry => ({ ...entry, sentAt: now });

/** Whether a row without a definite reply can be searched for: its request has certainly ended. */
export function canBeSearched(
  { state, sentAt = 0 }: ImportEntry,
  target: ImportTarget,
  now: number,
): boolean {
  return state === 'sent' && now - sentAt >= (isManualTarget(target) ? manualSettleMs : settleMs);
}

/** What the dialer has replied to a row, as far as it is definite. */
export type RowReply =
  /** `hasCallback`: the dialer has confirmed the callback. */
  | { readonly kind: 'added'; readonly leadId: string; readonly hasCallback: boolean }
  /** The number is in the dialer already. `listId`: the list of that lead. */
  | { readonly kind: 'duplicate'; readonly leadId: string; readonly listId: string }
  | { readonly kind: 'refused'; readonly failure: Failure };

/** The row after a definite reply. A number that is in the list after an earlier try of this row is its own lead. */
export function settledEntry(entry: ImportEntry, reply: RowReply, target: ImportTarget): ImportEntry {
  const { failure: _before, ...rest } = entry;
  switch (reply.kind) {
    case 'added':
      return addedEntry(rest, reply.leadId, target, reply.hasCallback);
    case 'duplicate': {
      const isOwn = entry.tries > 1 && !isManualTarget(target) && reply.listId === target.listId;
      if (isOwn) return addedEntry(rest, reply.leadId, target);
      const failure = { kind: 'duplicateLead', about: reply.leadId } as const;
      return { ...rest, state: 'refused', leadId: reply.leadId, failure };
    }
    case 'refused':
      return { ...rest, state: 'refused', failure: reply.failure };
    default:
      return reply satisfies never;
  }
}

/** The row whose lead is in the list. It is done, unless a callback or custom fields follow. */
function addedEntry(
  entry: ImportEntry,
  leadId: string,
  target: ImportTarget,
  hasCallback = false,
): ImportEntry {
  const isComplete = isManualTarget(target) || isWholeAfterAdding(entry, target, hasCallback);
  return { ...entry, state: isComplete ? 'done' : 'added', leadId, tries: 0 };
}

function isWholeAfterAdding(entry: ImportEntry, target: ListTarget, hasCallback: boolean): boolean {
  const lacksCallback = !hasCallback && callbackOf(entry, target.callbackAt) !== undefined;
  return !lacksCallback && customTextsOf(entry.texts).length === 0;
}

/** The row after a request for its callback and custom fields. To repeat that request changes nothing more. */
export function completedEntry(entry: ImportEntry, reply: CompletionReply): ImportEntry {
  switch (reply.kind) {
    case 'stored':
      return { ...entry, state: 'done' };
    case 'refused':
      return { ...entry, state: 'incomplete', failure: reply.failure };
    case 'unclear':
      return entry.tries + 1 < mostTries
        ? { ...entry, tries: entry.tries + 1 }
        : { ...entry, state: 'incomplete', failure: reply.failure };
    default:
      return reply satisfies never;
  }
}

/** What the dialer has replied to the request for callback and custom fields. `unclear`: they may be stored. */
export type CompletionReply =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused' | 'unclear'; readonly failure: Failure };

/** The row after a search for it. `leadId`: its lead in the list, or undefined if the list has none. */
export function searchedEntry(
  entry: ImportEntry,
  leadId: string | undefined,
  target: ImportTarget,
): ImportEntry {
  if (leadId !== undefined) return addedEntry(entry, leadId, target);
  return { ...entry, state: entry.tries < mostTries ? 'new' : 'unknown' };
}

/** A lead of the dialer and its list. */
export interface LeadInList {
  readonly leadId: string;
  readonly listId: string;
}

/**
 * The row of a manual dial list after a search. `leads`: those with its number. `lists`: the manual dial lists of this import, as far as the
 * dialer has named them. Without one, a lead that exists proves neither that the row has arrived nor that it has not.
 */
export function searchedManualEntry(
  entry: ImportEntry,
  leads: readonly LeadInList[],
  lists: readonly string[],
): ImportEntry {
  const own = leads.find(({ listId }) => lists.includes(listId));
  if (own) return { ...entry, state: 'done', leadId: own.leadId, tries: 0 };
  if (leads.length > 0 && lists.length === 0) return unknownEntry(entry);
  return { ...entry, state: entry.tries < mostTries ? 'new' : 'unknown' };
}

/** The row for which nobody may search. It is not sent again by itself. */
export const unknownEntry = (entry: ImportEntry): ImportEntry => ({ ...entry, state: 'unknown' });

/** The import after the dialer has named a manual dial list. */
export function withManualList(each: LeadImport, listId: string): LeadImport {
  const { manualLists = [] } = each;
  return manualLists.includes(listId) ? each : { ...each, manualLists: [...manualLists, listId] };
}

/** The row when the person wants failed rows again. A row that may have arrived is searched for first. */
export function retriedEntry(entry: ImportEntry): ImportEntry {
  if (entry.state === 'refused') {
    const { failure: _before, leadId: _lead, ...rest } = entry;
    return { ...rest, state: 'new', tries: 0 };
  }
  if (entry.state === 'incomplete') {
    const { failure: _before, ...rest } = entry;
    return { ...rest, state: 'added', tries: 0 };
  }
  return entry.state === 'unknown' ? { ...entry, state: 'sent', tries: 1, sentAt: 0 } : entry;
}

/** The import with the counts of its rows. It is done when no row is open. */
export function countedImport(each: LeadImport, counts: EntryCounts): LeadImport {
  const isOver = counts.new + counts.sent + counts.added === 0;
  return { ...each, counts, ...(each.state === 'running' && isOver ? { state: 'done' } : {}) };
}

export const noEntries: EntryCounts = {
  ...{ new: 0, sent: 0, added: 0, done: 0 },
  ...{ incomplete: 0, refused: 0, unknown: 0 },
};
