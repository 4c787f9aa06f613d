import { type Explanation, explain } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { NonAgentInput, NonAgentRecord } from '../vicidial/non-agent/non-agent-functions.ts';
import type { NonAgentReply } from '../vicidial/non-agent/non-agent-reply.ts';
import type { NonAgentRow } from '../vicidial/non-agent/non-agent-row.ts';
import { refusalOf } from '../vicidial/refusal.ts';
import { type LeadLookupFunction, leadLookupFunctions } from './lookup-functions.ts';

/** Sends one request to the dialer. A reply with an error line is no failure of the request. */
export type AskLead = <F extends LeadLookupFunction>(
  name: F,
  input: NonAgentInput<F>,
) => Promise<Result<NonAgentReply<NonAgentRecord<F>>, Explanation>>;

/** Why a part of a lookup has no result. */
export interface LookupFailure {
  readonly reason: Explanation;
  /** What the function needs, if the dialer refused it to this account. */
  readonly needs?: Pick<NonAgentRow, 'level' | 'rights' | 'needsApiAccess'>;
}

/** Error lines that mean an empty result. */
const nothingFound = /^(NO MATCHES FOUND|CALLBACK NOT FOUND|NO RECORDINGS FOUND|LIST DOES NOT EXIST)/;

/** The rows of the reply to one request. No rows if the dialer has none. */
export async function readRows<F extends LeadLookupFunction>(
  ask: AskLead,
  name: F,
  input: NonAgentInput<F>,
): Promise<Result<readonly NonAgentRecord<F>[], LookupFailure>> {
  const reply = await askFor(ask, name, input);
  if (!reply.ok) return reply;
  if (reply.value === 'nothing') return ok([]);
  const { rows, unfit } = reply.value;
  // A record with the separator in its text cannot be read with certainty.
  return rows.length === 0 && unfit.length > 0
    ? fail({ reason: explain({ kind: 'unrecognized' }) })
    : ok(rows);
}

/** The reply to one request, or `nothing` if the dialer has found nothing. */
export async function askFor<F extends LeadLookupFunction>(
  ask: AskLead,
  name: F,
  input: NonAgentInput<F>,
): Promise<Result<NonAgentReply<NonAgentRecord<F>> | 'nothing', LookupFailure>> {
  const reply = await ask(name, input);
  if (!reply.ok) return fail({ reason: reply.error });
  const error = reply.value.results.find(({ result }) => result === 'error');
  if (!error) return reply;
  if (nothingFound.test(error.text)) return ok('nothing');
  const refusal = refusalOf(error.message);
  const reason = explain(refusal);
  if (refusal.kind !== 'noPermission') return fail({ reason });
  const { level, rights, needsApiAccess } = leadLookupFunctions[name];
  return fail({ reason, needs: { level, rights, needsApiAccess } });
}
