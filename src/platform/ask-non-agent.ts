import type { Explanation } from '../failure.ts';
import { explain } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type {
  NonAgentFunctionName,
  NonAgentInput,
  NonAgentRecord,
} from '../vicidial/non-agent/non-agent-functions.ts';
import { decodeNonAgent, type NonAgentReply } from '../vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../vicidial/non-agent/non-agent-request.ts';
import type { NonAgentRow } from '../vicidial/non-agent/non-agent-row.ts';
import { unreadable } from '../vicidial/reply.ts';
import { request } from './messaging.ts';

/**
 * Sends one request of a page through the worker, with the account of the supervisor, and decodes the reply. `functions`: the part
 * of the API that the page uses. An error line is no failure here.
 */
export async function askNonAgent<F extends NonAgentFunctionName>(
  functions: Readonly<Record<F, NonAgentRow>>,
  name: F,
  input: NonAgentInput<F>,
): Promise<Result<NonAgentReply<NonAgentRecord<F>>, Explanation>> {
  const parameters = encodeNonAgent(functions, name, input);
  if (!parameters.ok) return fail(explain(parameters.error));
  const reply = await request('askAsSupervisor', { endpoint: 'nonAgent', parameters: parameters.value });
  if (!reply.ok) return reply;
  const decoded = decodeNonAgent(functions, name, parameters.value, reply.value);
  return decoded.verdict === 'empty' || decoded.verdict === 'unrecognized'
    ? fail(explain({ kind: unreadable(reply.value) }))
    : ok(decoded);
}
