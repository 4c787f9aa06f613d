import type { Failure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { SupervisorRights } from '../../team/supervisor-rights.ts';
import type { Account } from '../auth/credentials.ts';
import { countIfLogin, stopFor } from '../auth/login-check.ts';
import { askDialer } from '../dialer/client.ts';
import { askNonAgent } from './supervisor-client.ts';

/**
 * Finds out what the account may do, with functions that change nothing. The first request has no login, so a wrong address
 * costs no attempt. Fails if the dialer rejects the login: with a level below 7 it gives the same reply as with a wrong password
 * (docs/vicidial/facts.md 3.2).
 */
export async function probeRights(account: Account): Promise<Result<SupervisorRights, Failure>> {
  const version = await askNonAgent('version', {}, { as: account });
  if (!version.ok) return version;
  const stopped = await stopFor(account.address, account.user);
  if (stopped) return fail(stopped);

  const list = await askNonAgent('logged_in_agents', {}, { as: account });
  // Nobody who may be seen is logged in.
  const canReadAgents = list.ok || list.error.kind === 'notLoggedIn';
  if (!list.ok && !canReadAgents && list.error.kind !== 'noPermission') {
    await countIfLogin(account, list.error);
    return list;
  }
  // Releases before 2024 do not have this function, and hidden groups hide the account itself.
  const own = canReadAgents
    ? await askNonAgent('user_details', { agent_user: account.user }, { as: account })
    : undefined;
  const level = own?.ok ? Number(own.value.rows[0]?.user_level) : Number.NaN;

  // The agent API allows level 1, and the state of a recording can be read without a session of one's own.
  const status = await askDialer('recording', { agent_user: account.user, value: 'STATUS' }, { as: account });
  if (!status.ok && isLoginFailure(status.error) && status.error.kind !== 'noApiAccess') {
    await countIfLogin(account, status.error);
    return status;
  }
  const canCommand = status.ok || status.error.kind === 'notLoggedIn';
  const found = { canReadAgents, canCommand, at: Date.now() };
  return ok(Number.isNaN(level) ? found : { ...found, level });
}
