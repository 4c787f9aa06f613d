import { leadOf } from '../../leads/lead.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import type { NumberLead } from '../../results/record-choice.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { Settings } from '../../settings/catalog.ts';
import { askNonAgent } from '../supervisor/supervisor-client.ts';
import { supervisorLoginFailed } from '../supervisor/supervisor-sign-in.ts';
import { searchLeadIds } from './search-lead-ids.ts';

/** A list that is longer is no choice. Each lead costs one request. */
const mostLeads = 5;
/** Milliseconds for each of the two steps. The agent waits for the record. */
const timeout = 1_500;

/**
 * The newest leads that have the number of a call, with what the settings show of them. None if lookups are off, if no account for them
 * is signed in, or if the dialer does not reply in time: the record of the call itself opens then.
 */
export async function leadsOfNumber(
  number: string,
  { leadLookup, shownLeadFields: shown }: Pick<Settings, 'leadLookup' | 'shownLeadFields'>,
): Promise<readonly NumberLead[]> {
  const { signIn } = await supervisorState.get();
  if (!leadLookup || signIn.state !== 'in') return [];
  const ids = await searchLeadIds(number, { timeout });
  if (!ids.ok) {
    if (isLoginFailure(ids.error)) await supervisorLoginFailed(ids.error);
    return [];
  }
  const replies = await Promise.all(
    ids.value.slice(0, mostLeads).map((id) => askNonAgent('lead_all_info', { lead_id: id }, { timeout })),
  );
  return replies.flatMap((reply) => {
    const [row] = reply.ok ? reply.value.rows : [];
    if (!row) return [];
    const { id, vendorCode, name, status, listId } = leadOf(row);
    return {
      id,
      vendorId: vendorCode,
      name: shown.includes('leadName') ? name : '',
      status: shown.includes('leadStatus') ? status : '',
      listId: shown.includes('leadList') ? listId : '',
    };
  });
}
