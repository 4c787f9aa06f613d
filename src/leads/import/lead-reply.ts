import type { Failure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { refusalOf } from '../../vicidial/refusal.ts';
import { customTextsOf, type ImportRow } from './import-row.ts';
import type { CompletionReply, ListTarget, RowReply } from './lead-import.ts';
import { callbackOf } from './row-callback.ts';

const added = /^\s*SUCCESS: add_lead LEAD HAS BEEN ADDED - (\d+)\|(\d+)\|(\d+)\|/m;
export const errorLine = /^\s*ERROR: ?(.*)$/m;
const duplicate =
  /add_lead DUPLICATE PHONE NUMBER IN (?:LIST|CAMPAIGN LISTS|SYSTEM) - (\d+)\|(\d+)\|(\d+)(?:\|(\d+))?/;

/** Refusals of the dialer that hold for every row of the import: sending more would have the same result. */
const generalRefusals: readonly (readonly [pattern: RegExp, kind: 'listNotAllowed' | 'listNotFound'])[] = [
  [/NOT AN ALLOWED LIST ID/, 'listNotAllowed'],
  [/NOT A DEFINED LIST ID/, 'listNotFound'],
];

/** Refusals that are about one row. */
export const rowRefusals: ReadonlySet<Failure['kind']> = new Set(['doNotCall', 'notValid', 'refused']);

/** The reply to a row, and a failure that holds for all rows. `unclear`: the row may have arrived. */
export type ReadReply =
  | { readonly kind: 'row'; readonly reply: RowReply }
  | { readonly kind: 'import'; readonly failure: Failure }
  | { readonly kind: 'unclear' };

/**
 * Reads the text of a reply to `add_lead` (docs/vicidial/facts.md 7). A success for another number or list than those of the
 * row is the reply to another request, so it proves nothing.
 */
export function readAddReply(
  text: string,
  { value }: Pick<ImportRow, 'value'>,
  { listId }: Pick<ListTarget, 'listId'>,
): ReadReply {
  const [, number, list, leadId = ''] = added.exec(text) ?? [];
  if (number !== undefined)
    return number === value && list === listId
      ? { kind: 'row', reply: { kind: 'added', leadId, hasCallback: hasCallback(text, leadId) } }
      : { kind: 'unclear' };
  const message = errorLine.exec(text)?.[1];
  if (message === undefined) return { kind: 'unclear' };
  const found = duplicate.exec(message);
  if (found) {
    const [, about, searched = '', existing = '', existingList = searched] = found;
    if (about !== value) return { kind: 'unclear' };
    return { kind: 'row', reply: { kind: 'duplicate', leadId: existing, listId: existingList } };
  }
  const general = generalRefusals.find(([pattern]) => pattern.test(message))?.[1];
  if (general) return { kind: 'import', failure: { kind: general, about: listId } };
  const failure = refusalOf(message);
  if (!rowRefusals.has(failure.kind)) return { kind: 'import', failure };
  return { kind: 'row', reply: { kind: 'refused', failure } };
}

const hasCallback = (text: string, leadId: string) =>
  new RegExp(`SCHEDULED CALLBACK (?:ADDED|UPDATED) - ${leadId}\\|`).test(text);

const hasCustomFields = (text: string, leadId: string) =>
  new RegExp(`CUSTOM FIELDS VALUES (?:ADDED|UPDATED) - \\d*\\|${leadId}\\|`).test(text);

const notStored = /^\s*NOTICE: update_lead ((?:CUSTOM FIELDS|SCHEDULED CALLBACK) NOT [A-Z, ]+)/m;

/**
 * Reads the text of a reply to `completionRequest` (docs/vicidial/non-agent-api.md, update_lead). `import`: the refusal holds for every
 * row. Undefined: the text is no reply to this request.
 */
export function readCompletionReply(
  text: string,
  row: ImportRow & { readonly leadId: string },
  target: ListTarget,
):
  | { readonly kind: 'row'; readonly reply: Exclude<CompletionReply, { kind: 'unclear' }> }
  | { readonly kind: 'import'; readonly failure: Failure }
  | undefined {
  const refused = (failure: Failure) => ({ kind: 'row', reply: { kind: 'refused', failure } }) as const;
  const message = errorLine.exec(text)?.[1];
  if (message !== undefined) {
    const failure = refusalOf(message);
    return rowRefusals.has(failure.kind) ? refused(failure) : { kind: 'import', failure };
  }
  const notice = notStored.exec(text)?.[1];
  if (notice !== undefined) return refused({ kind: 'refused', about: notice.trim() });
  const isStored =
    (callbackOf(row, target.callbackAt) === undefined || hasCallback(text, row.leadId)) &&
    (customTextsOf(row.texts).length === 0 || hasCustomFields(text, row.leadId));
  return isStored ? { kind: 'row', reply: { kind: 'stored' } } : undefined;
}

/** The most leads of one number whose list is read. They are the newest. */
const mostLeads = 5;

/** The IDs of the newest leads in a reply to `lead_search`, none if it found none. Undefined: the reply cannot be read. */
export function readSearchReply(
  text: string,
  { value }: Pick<ImportRow, 'value'>,
): Result<readonly string[], Failure | undefined> {
  const message = errorLine.exec(text)?.[1];
  if (message !== undefined) return /NO MATCHES FOUND/.test(message) ? ok([]) : fail(refusalOf(message));
  const line = text.split('\n').find((each) => each.startsWith(`${value}|`));
  const ids = line?.split('|')[2];
  return ids === undefined
    ? fail(undefined)
    : ok(
        ids
          .trim()
          .split('-')
          .filter((id) => /^\d+$/.test(id))
          .slice(0, mostLeads),
      );
}
