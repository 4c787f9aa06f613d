import type { Explanation } from '../failure.ts';
import { explain } from '../failure.ts';
import { type LeadLookupFunction, leadLookupFunctions } from '../leads/lookup-functions.ts';
import { fail, ok, type Result } from '../result.ts';
import type { NonAgentInput, NonAgentRecord } from '../vicidial/non-agent/non-agent-functions.ts';
import { decodeNonAgent, type NonAgentReply } from '../vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../vicidial/non-agent/non-agent-request.ts';
import { unreadable } from '../vicidial/reply.ts';
import { request } from './messaging.ts';

/** Sends one request of a lead lookup through the worker, and decodes the reply. An error line is no failure here. */
export async function askLead<F extends LeadLookupFunction>(
  name: F,
  input: NonAgentInput<F>,
): Promise<Result<NonAgentReply<NonAgentRecord<F>>, Explanation>> {
  const parameters = encodeNonAgent(leadLookupFunctions, name, input);
  if (!parameters.ok) return fail(explain(parameters.error));
  const reply = await request('askAsSupervisor', { endpoint: 'nonAgent', parameters: parameters.value });
  if (!reply.ok) return reply;
  const decoded = decodeNonAgent(leadLookupFunctions, name, parameters.value, reply.value);
  return decoded.verdict === 'empty' || decoded.verdict === 'unrecognized'
    ? fail(explain({ kind: unreadable(reply.value) }))
    : ok(decoded);
}
