import type { Failure } from '../../../failure.ts';
import type { CompletionReply, ImportEntry, ImportTarget } from '../../../leads/import/lead-import.ts';
import {
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
import { fail, ok, type Result } from '../../../result.ts';
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
): Promise<Result<{ readonly text: string; readonly failure: Failure }, Failure>> {
  const { nonAgentApiPath: path } = (await readSettings()).values;
  const reply = await post({ endpoint: 'nonAgent', path, parameters, timeout, as });
  if (!reply) return fail({ kind: 'notSignedIn' });
  return reply.ok ? ok({ text: reply.value.text, failure: { kind: unreadable(reply.value) } }) : reply;
}

/** Sends one row, once. `unclear` carries why there is no definite reply. */
export async function sendRow(
  entry: ImportEntry,
  target: ImportTarget,
  as: Account,
): Promise<Exclude<ReadReply, { kind: 'unclear' }> | Unanswered> {
  const reply = await ask(addLeadRequest(entry, target), as);
  if (!reply.ok) return { kind: 'unclear', failure: reply.error };
  const read = readAddReply(reply.value.text, entry, target);
  return read.kind === 'unclear' ? { kind: 'unclear', failure: reply.value.failure } : read;
}

/** Stores the callback and the custom fields of a lead that was added. `import`: the refusal holds for every row. */
export async function completeRow(
  entry: ImportEntry & { readonly leadId: string },
  target: ImportTarget,
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

/** The ID of the row's lead in the list of the target, or undefined if the list has none. It changes nothing. */
export async function searchRow(
  entry: ImportEntry,
  { listId }: ImportTarget,
  as: Account,
): Promise<Result<string | undefined, Failure>> {
  const reply = await ask(searchRequest(entry), as);
  if (!reply.ok) return reply;
  const found = readSearchReply(reply.value.text, entry);
  if (!found.ok) return fail(found.error ?? reply.value.failure);
  for (const leadId of found.value) {
    const list = await ask(listOfLeadRequest(leadId), as);
    if (!list.ok) return list;
    if (list.value.text.trim() === listId) return ok(leadId);
  }
  return ok(undefined);
}
