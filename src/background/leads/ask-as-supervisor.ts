import type { Failure } from '../../failure.ts';
import { isHookWrite } from '../../integration/hook-write.ts';
import { leadLookupNames } from '../../leads/lookup-names.ts';
import type { DialerReply, DialerRequest } from '../../messages/requests.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { Settings } from '../../settings/catalog.ts';
import { reportFunctionNames } from '../../team/report-names.ts';
import { refusalOf } from '../../vicidial/refusal.ts';
import { post } from '../dialer/http.ts';
import { readSettings } from '../effective-settings.ts';
import { supervisorAccount } from '../supervisor/supervisor-credentials.ts';
import { supervisorLoginFailed } from '../supervisor/supervisor-sign-in.ts';

/** Milliseconds. Some functions that change many rows take longer than a read. */
const timeout = 15_000;
/** The longest list of a large dialer. */
const mostBytes = 2 * 1024 * 1024;

/**
 * Sends one request of a page of the extension to the dialer, with the account of the supervisor. Never repeats it. The page
 * decodes the reply, so that the worker does not contain the tables of all functions.
 */
export async function askAsSupervisor({
  endpoint,
  parameters,
}: DialerRequest): Promise<Result<DialerReply, Failure>> {
  const { values } = await readSettings();
  if (!isAllowed({ endpoint, parameters }, values)) return fail({ kind: 'setByOrganization' });
  const account = await supervisorAccount.currentAccount();
  if (!account || (await supervisorState.get()).signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const path = endpoint === 'agent' ? values.agentApiPath : values.nonAgentApiPath;
  const sent = { endpoint, path, parameters, timeout, mostBytes, as: account };
  const reply = await post(sent);
  if (!reply) return fail({ kind: 'notSignedIn' });
  if (!reply.ok) return reply;
  const error = /^\s*ERROR: ?(.*)$/m.exec(reply.value.text.slice(0, 4096))?.[1];
  const refusal = error === undefined ? undefined : refusalOf(error);
  // Each further request would count toward the lock of the account.
  if (refusal && isLoginFailure(refusal)) await supervisorLoginFailed(refusal);
  return reply;
}

/** Whether the settings allow this function to pages of the extension. */
function isAllowed({ endpoint, parameters }: DialerRequest, settings: Settings): boolean {
  if (endpoint !== 'nonAgent') return false;
  const name = parameters['function'];
  const { leadLookup, disabledFeatures } = settings;
  const hasReports = !disabledFeatures.some((off) => off === 'teamPage' || off === 'teamStatistics');
  return (
    (leadLookup && leadLookupNames.some((each) => each === name)) ||
    (hasReports && reportFunctionNames.some((each) => each === name)) ||
    (!disabledFeatures.includes('dialerHooks') && isHookWrite(parameters))
  );
}
