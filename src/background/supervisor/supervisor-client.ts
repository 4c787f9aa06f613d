import type { Failure } from '../../failure.ts';
import { fail, type Result } from '../../result.ts';
import { acceptReply } from '../../vicidial/non-agent/accept-reply.ts';
import { leadSearchFunctions } from '../../vicidial/non-agent/lead-search-functions.ts';
import type { NonAgentInput, NonAgentRecord } from '../../vicidial/non-agent/non-agent-functions.ts';
import { decodeNonAgent, type NonAgentReply } from '../../vicidial/non-agent/non-agent-reply.ts';
import { encodeNonAgent } from '../../vicidial/non-agent/non-agent-request.ts';
import { numberFunctions } from '../../vicidial/non-agent/number-functions.ts';
import { teamFunctions } from '../../vicidial/non-agent/team-functions.ts';
import type { Account } from '../auth/credentials.ts';
import { post } from '../dialer/http.ts';
import { readSettings } from '../effective-settings.ts';
import { postAsSupervisor } from './post-as-supervisor.ts';
import { supervisorAccount } from './supervisor-credentials.ts';

/** The functions that the worker itself calls. */
const functions = { ...teamFunctions, ...numberFunctions, ...leadSearchFunctions };

/** Milliseconds: docs/vicidial/facts.md 10 advises 10 s for a read. */
const readTimeout = 10_000;
/** A list of 5,000 agents has 600 kB. */
const mostBytes = 2 * 1024 * 1024;

export interface NonAgentOptions {
  /** Used instead of the kept account: that of a sign-in. */
  readonly as?: Account;
  /** Milliseconds. */
  readonly timeout?: number;
  /** Ends the request early. */
  readonly signal?: AbortSignal;
}

/**
 * Sends one request to the non-agent API with the account of the supervisor. Never repeats it, and never uses the account of the
 * agent. An error line of the dialer is a failure.
 */
export async function askNonAgent<F extends keyof typeof functions>(
  name: F,
  input: NonAgentInput<F>,
  { as, timeout = readTimeout, signal }: NonAgentOptions = {},
): Promise<Result<NonAgentReply<NonAgentRecord<F>>, Failure>> {
  const parameters = encodeNonAgent(functions, name, input);
  if (!parameters.ok) return parameters;
  const account = as ?? (await supervisorAccount.currentAccount());
  if (!account) return fail({ kind: 'notSignedIn' });
  const { nonAgentApiPath: path } = (await readSettings()).values;
  const sent = { endpoint: 'nonAgent', path, parameters: parameters.value, timeout, mostBytes } as const;
  const request = { ...sent, as: account, ...(signal ? { signal } : {}) };
  // A sign-in is at the address that was typed.
  const reply = await (as ? post(request) : postAsSupervisor(request));
  if (!reply) return fail({ kind: 'notSignedIn' });
  if (!reply.ok) return reply;
  return acceptReply(decodeNonAgent(functions, name, parameters.value, reply.value), reply.value);
}
