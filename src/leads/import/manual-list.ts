import type { Failure } from '../../failure.ts';
import { refusalOf } from '../../vicidial/refusal.ts';
import { source } from '../../vicidial/request.ts';
import type { ImportRow } from './import-row.ts';
import { leadFieldsOf } from './kept-text.ts';
import type { ManualTarget } from './lead-import.ts';
import { errorLine, rowRefusals } from './lead-reply.ts';

/** The request that adds a row to the manual dial list of the agent's campaign, without the login. */
export function manualLeadRequest(
  row: ImportRow,
  { skipsDoNotCall }: ManualTarget,
  agent: string,
): Record<string, string> {
  const fields = Object.entries(leadFieldsOf(row.texts, row.ext, 'agent')).filter(([, text]) => text !== '');
  return {
    function: 'external_add_lead',
    source,
    agent_user: agent,
    phone_code: row.phoneCode,
    phone_number: row.value,
    ...Object.fromEntries(fields),
    ...(skipsDoNotCall ? { dnc_check: 'YES', campaign_dnc_check: 'YES' } : {}),
  };
}

/** What the dialer has replied to that request. `import`: the refusal holds for every row. `unclear`: the row may have arrived. */
export type ManualReply =
  | { readonly kind: 'added'; readonly leadId: string; readonly listId: string }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'import'; readonly failure: Failure }
  | { readonly kind: 'unclear' };

const added = /^\s*SUCCESS: lead added - (\d+)\|[^|\n]*\|(\d+)\|(\d+)\|(\S+)/m;

/**
 * Reads the text of a reply to `external_add_lead` (docs/vicidial/facts.md 5.12). A success for another number or agent is the reply to
 * another request, so it proves nothing.
 */
export function readManualReply(
  text: string,
  { value }: Pick<ImportRow, 'value'>,
  agent: string,
): ManualReply {
  const [, number, listId = '', leadId = '', of = ''] = added.exec(text) ?? [];
  if (number !== undefined)
    return number === value && of.toLowerCase() === agent.toLowerCase()
      ? { kind: 'added', leadId, listId }
      : { kind: 'unclear' };
  const message = errorLine.exec(text)?.[1];
  if (message === undefined) return { kind: 'unclear' };
  const failure = refusalOf(message);
  const isGeneral = !rowRefusals.has(failure.kind) || /manual dial list undefined/.test(message);
  return isGeneral ? { kind: 'import', failure } : { kind: 'refused', failure };
}
