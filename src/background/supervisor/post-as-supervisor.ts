import type { TransportFailure } from '../../failure.ts';
import type { Result } from '../../result.ts';
import type { Account } from '../auth/credentials.ts';
import { type PlainReply, type Post, post } from '../dialer/http.ts';
import { failOverSupervisor } from './fail-over-supervisor.ts';

/**
 * Sends one request with the account of the supervisor's sign-in. If the dialer cannot be reached, the next request goes to the
 * next dialer of the settings. The request may have arrived, so it is not repeated.
 */
export async function postAsSupervisor(
  request: Post & { readonly as: Account },
): Promise<Result<PlainReply, TransportFailure> | undefined> {
  const reply = await post(request);
  if (reply && !reply.ok && reply.error.kind === 'unreachable') await failOverSupervisor(request.as);
  return reply;
}
