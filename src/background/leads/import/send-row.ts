import type { Failure } from '../../../failure.ts';
import type {
  CompletionReply,
  ImportEntry,
  LeadInList,
  ListTarget,
  ManualTarget,
} from '../../../leads/import/lead-import.ts';
import {
  errorLine,
  type ReadReply,
  readAddReply,
  readCompletionReply,
  readSearchReply,
} from '../../../leads/import/lead-reply.ts';
import {
  addLeadRequest,
  completionRequest,
  listOfLeadRequest,
  searchRequest,
} from '../../../leads/import/lead-request.ts';
import { type ManualReply, manualLeadRequest, readManualReply } from '../../../leads/import/manual-list.ts';
import { fail, ok, type Result } from '../../../result.ts';
import type { Endpoint } from '../../../vicidial/functions.ts';
import { refusalOf } from '../../../vicidial/refusal.ts';
import { unreadable } from '../../../vicidial/reply.ts';
import type { Account } from '../../auth/credentials.ts';
import { post } from '../../dialer/http.ts';
import { readSettings } from '../../effective-settings.ts';

/** Milliseconds. */
const timeout = 15_000;

type Unanswered = { readonly kind: 'unclear'; readonly failure: Failure };

async function ask(
  parameters: Readonly<Record<string, string>>,
  as: Account,
  endpoint: Endpoint = 'nonAgent',
): Promise<Result<{ readonly text: string; readonly failure: Failure }, Failure>> {
  const { nonAgentApiPath, agentApiPath } = (await readSettings()).values;
  const path = endpoint === 'agent' ? agentApiPath : nonAgentApiPath;
  const reply = await post({ endpoint, path, parameters, timeout, as });
  if (!reply) return fail({ kind: 'notSignedIn' });
  return reply.ok ? ok({ text: reply.value.text, failure: { kind: unreadable(reply.value) } }) : reply;
}

/** Sends one row to a list, once. `unclear` carries why there is no definite reply. */
export async function sendRow(
  entry: ImportEntry,
  target: ListTarget,
  as: Account,
): Promise<Exclude<ReadReply, { kind: 'unclear' }> | Unanswered> {
  const reply = await ask(addLeadRequest(entry, target), as);
  if (!reply.ok) return { kind: 'unclear', failure: reply.error };
  const read = readAddReply(reply.value.text, entry, target);
  return read.kind === 'unclear' ? { kind: 'unclear', failure: reply.value.failure } : read;
}

/** Sends one row to the manual dial list of the agent, once. `unclear` carries why there is no definite reply. */
export async function sendManualRow(
  entry: ImportEntry,
  target: ManualTarget,
  { agent, as }: { readonly agent: string; readonly as: Account },
): Promise<Exclude<ManualReply, { kind: 'unclear' }> | Unanswered> {
  const reply = await ask(manualLeadRequest(entry, target, agent), as, 'agent');
  if (!reply.ok) return { kind: 'unclear', failure: reply.error };
  const read = readManualReply(reply.value.text, entry, agent);
  return read.kind === 'unclear' ? { kind: 'unclear', failure: reply.value.failure } : read;
}

/** Stores the callback and the custom fields of a lead that was added. `import`: the refusal holds for every row. */
export async function completeRow(
  entry: ImportEntry & { readonly leadId: string },
  target: ListTarget,
  as: Account,
): Promise<
  | { readonly kind: 'row'; readonly reply: CompletionReply }
  | { readonly kind: 'import'; readonly failure: Failure }
> {
  const unclear = (failure: Failure) => ({ kind: 'row', reply: { kind: 'unclear', failure } }) as const;
  const reply = await ask(completionRequest(entry, target), as);
  if (!reply.ok) return unclear(reply.error);
  return readCompletionReply(reply.value.text, entry, target) ?? unclear(reply.value.failure);
}

/** The newest leads with the number of the row. It changes nothing. */
async function leadsOfRow(entry: ImportEntry, as: Account): Promise<Result<readonly string[], Failure>> {
  const reply = await ask(searchRequest(entry), as);
  if (!reply.ok) return reply;
  const found = readSearchReply(reply.value.text, entry);
  return found.ok ? found : fail(found.error ?? reply.value.failure);
}

/** The ID of a list, or another text if the dialer does not tell it. */
async function listOfLead(leadId: string, as: Account): Promise<Result<string, Failure>> {
  const list = await ask(listOfLeadRequest(leadId), as);
  return list.ok ? ok(list.value.text.trim()) : list;
}

/** The ID of the row's lead in the list of the target, or undefined if the list has none. It changes nothing. */
export async function searchRow(
  entry: ImportEntry,
  { listId }: ListTarget,
  as: Account,
): Promise<Result<string | undefined, Failure>> {
  const found = await leadsOfRow(entry, as);
  if (!found.ok) return found;
  for (const leadId of found.value) {
    const list = await listOfLead(leadId, as);
    if (!list.ok) return list;
    if (list.value === listId) return ok(leadId);
  }
  return ok(undefined);
}

/** The newest leads with the number of the row, and their lists. Fails if one of the lists cannot be read. It changes nothing. */
export async function searchManualRow(
  entry: ImportEntry,
  as: Account,
): Promise<Result<readonly LeadInList[], Failure>> {
  const found = await leadsOfRow(entry, as);
  if (!found.ok) return found;
  const leads: LeadInList[] = [];
  for (const leadId of found.value) {
    const list = await listOfLead(leadId, as);
    if (!list.ok) return list;
    const message = errorLine.exec(list.value)?.[1];
    if (message !== undefined) return fail(refusalOf(message));
    if (!/^\d+$/.test(list.value)) return fail({ kind: 'unrecognized' });
    leads.push({ leadId, listId: list.value });
  }
  return ok(leads);
}
