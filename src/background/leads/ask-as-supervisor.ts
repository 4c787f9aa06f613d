import type { Failure } from '../../failure.ts';
import { isHookRequest } from '../../integration/hook-permission.ts';
import { isListChange } from '../../leads/import/list-change.ts';
import { importCheckNames, isLeadLookup } from '../../leads/lookup-names.ts';
import type { DialerReply, DialerRequest } from '../../messages/requests.ts';
import { fail, type Result } from '../../result.ts';
import type { Settings } from '../../settings/catalog.ts';
import { reportFunctionNames } from '../../team/report-names.ts';
import { readSettings } from '../effective-settings.ts';
import { sendAsSupervisor } from '../supervisor/send-as-supervisor.ts';

/**
 * Sends one request of a page of the extension to the dialer, with the account of the supervisor. Never repeats it. The page
 * decodes the reply, so that the worker does not contain the tables of all functions.
 */
export async function askAsSupervisor(request: DialerRequest): Promise<Result<DialerReply, Failure>> {
  const { values } = await readSettings();
  return isAllowed(request, values) ? sendAsSupervisor(request, values) : fail({ kind: 'setByOrganization' });
}

/** Whether the settings allow this function to pages of the extension. */
function isAllowed({ endpoint, parameters }: DialerRequest, settings: Settings): boolean {
  if (endpoint !== 'nonAgent') return false;
  const name = parameters['function'];
  const { leadLookup, leadImport, listChanges, writableLists, disabledFeatures } = settings;
  const hasReports = !disabledFeatures.some((off) => off === 'teamPage' || off === 'teamStatistics');
  return (
    (leadLookup && isLeadLookup(parameters)) ||
    (leadImport && importCheckNames.some((each) => each === name)) ||
    (leadImport && listChanges && isListChange(parameters, writableLists)) ||
    (hasReports && reportFunctionNames.some((each) => each === name)) ||
    (!disabledFeatures.includes('dialerHooks') && isHookRequest(parameters))
  );
}
