import type { Explanation } from '../failure.ts';
import { type LeadLookupFunction, leadLookupFunctions } from '../leads/lookup-functions.ts';
import type { Result } from '../result.ts';
import type { NonAgentInput, NonAgentRecord } from '../vicidial/non-agent/non-agent-functions.ts';
import type { NonAgentReply } from '../vicidial/non-agent/non-agent-reply.ts';
import { askNonAgent } from './ask-non-agent.ts';

/** Sends one request of a lead lookup through the worker, and decodes the reply. An error line is no failure here. */
export function askLead<F extends LeadLookupFunction>(
  name: F,
  input: NonAgentInput<F>,
): Promise<Result<NonAgentReply<NonAgentRecord<F>>, Explanation>> {
  return askNonAgent(leadLookupFunctions, name, input);
}
