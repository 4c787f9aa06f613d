import type { Failure } from '../../failure.ts';
import { fail, type Result } from '../../result.ts';
import { acceptReply } from '../../vicidial/non-agent/accept-reply.ts';
import type { NonAgentInput, NonAgentRecord } from '../../vicidial/non-agent/non-agent-functions.ts';
import { decodeNonAgent, type NonAgentReply } from '../../vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../../vicidial/non-agent/non-agent-request.ts';
import { numberFunctions } from '../../vicidial/non-agent/number-functions.ts';
import { teamFunctions } from '../../vicidial/non-agent/team-functions.ts';
import type { Account } from '../auth/credentials.ts';
import { post } from '../dialer/http.ts';
import { readSettings } from '../effective-settings.ts';
import { supervisorAccount } from './supervisor-credentials.ts';

/** The functions that the worker itself calls. */
const functions = { ...teamFunctions, ...numberFunctions };

/** Milliseconds: docs/vicidial/facts.md 10 advises 10 s for a read. */
const readTimeout = 10_000;
/** A list of 5,000 agents has 600 kB. */
const mostBytes = 2 * 1024 * 1024;

/**
 * Sends one request to the non-agent API with the account of the supervisor, or with `as` during its sign-in. Never repeats it,
 * and never uses the account of the agent. An error line of the dialer is a failure.
 * `timeout` in milliseconds.
 */
export async function askNonAgent<F extends keyof typeof functions>(
  name: F,
  input: NonAgentInput<F>,
  as?: Account,
  timeout = readTimeout,
): Promise<Result<NonAgentReply<NonAgentRecord<F>>, Failure>> {
  const parameters = encodeNonAgent(functions, name, input);
  if (!parameters.ok) return parameters;
  const account = as ?? (await supervisorAccount.currentAccount());
  if (!account) return fail({ kind: 'notSignedIn' });
  const { nonAgentApiPath: path } = (await readSettings()).values;
  const sent = { endpoint: 'nonAgent', path, parameters: parameters.value, timeout, mostBytes } as const;
  const reply = await post({ ...sent, as: account });
  if (!reply) return fail({ kind: 'notSignedIn' });
  if (!reply.ok) return reply;
  return acceptReply(decodeNonAgent(functions, name, parameters.value, reply.value), reply.value);
}
