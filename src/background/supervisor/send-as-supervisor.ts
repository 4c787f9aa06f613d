import type { Failure } from '../../failure.ts';
import type { DialerReply, DialerRequest } from '../../messages/requests.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { Settings } from '../../settings/catalog.ts';
import { refusalOf } from '../../vicidial/refusal.ts';
import { postAsSupervisor } from './post-as-supervisor.ts';
import { supervisorAccount } from './supervisor-credentials.ts';
import { supervisorLoginFailed } from './supervisor-sign-in.ts';

/** Milliseconds. Some functions that change many rows take longer than a read. */
export const pageRequestTimeout = 15_000;
/** The longest list of a large dialer. */
export const mostReplyBytes = 2 * 1024 * 1024;

/** Sends a request that a page has encoded, with the account of the supervisor. Never repeats it. The page decodes the reply. */
export async function sendAsSupervisor(
  { endpoint, parameters }: DialerRequest,
  { agentApiPath, nonAgentApiPath }: Settings,
): Promise<Result<DialerReply, Failure>> {
  const account = await supervisorAccount.currentAccount();
  if (!account || (await supervisorState.get()).signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const path = endpoint === 'agent' ? agentApiPath : nonAgentApiPath;
  const limits = { timeout: pageRequestTimeout, mostBytes: mostReplyBytes };
  const reply = await postAsSupervisor({ endpoint, path, parameters, ...limits, as: account });
  if (!reply) return fail({ kind: 'notSignedIn' });
  if (!reply.ok) return reply;
  const refusal = loginRefusal(reply.value);
  // Each further request would count toward the lock of the account.
  if (refusal) await supervisorLoginFailed(refusal);
  return reply;
}

/** The refusal of the login in a reply of any function, or undefined. */
export function loginRefusal({ text }: DialerReply): Failure | undefined {
  const error = /^\s*ERROR: ?(.*)$/m.exec(text.slice(0, 4096))?.[1];
  const refusal = error === undefined ? undefined : refusalOf(error);
  return refusal && isLoginFailure(refusal) ? refusal : undefined;
}
