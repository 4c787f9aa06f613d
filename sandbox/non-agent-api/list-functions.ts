/** The functions that read lists. See docs/vicidial/non-agent-api.md. */
import { serverTime } from '../dialer/server-time.ts';
import { type NonAgentFunction, type NonAgentRequest, table } from './non-agent-function.ts';

const LIST_HEADER =
  'list_id|list_name|campaign_id|active|list_changedate|list_lastcalldate|expiration_date|resets_today'.split(
    '|',
  );
const COUNT_HEADER = ['all_leads_count', 'new_leads_count'];

function listInfo({ dialer, caller, get, now }: NonAgentRequest): string {
  const id = get('list_id');
  if (caller.level < 8 || !caller.modifyLists || !caller.apiAccess)
    return `ERROR: list_info USER DOES NOT HAVE PERMISSION TO MODIFY LISTS: |${caller.user}|${id}\n`;
  if (id === '') return `ERROR: list_info YOU MUST USE ALL REQUIRED FIELDS: |${caller.user}|${id}\n`;
  const list = dialer.lists.find((each) => each.id === id);
  if (list && caller.allowedCampaigns && !caller.allowedCampaigns.includes(list.campaignId))
    return `ERROR: list_info NOT AN ALLOWED LIST ID: |${caller.user}|${id}\n`;
  if (!list) return `ERROR: list_info LIST DOES NOT EXIST: |${caller.user}|${id}\n`;
  const { name, campaignId, isActive } = list;
  const row = [id, name, campaignId, isActive ? 'Y' : 'N', serverTime(now), '', '2099-12-31', '0'];
  // Without counts, the row ends with a separator.
  if (get('leads_counts') !== 'Y') return table(get, LIST_HEADER, [[...row, '']]);
  const leads = dialer.leads.filter(({ listId }) => listId === id);
  const fresh = leads.filter(({ status }) => status === 'NEW');
  return table(
    get,
    [...LIST_HEADER, ...COUNT_HEADER],
    [[...row, String(leads.length), String(fresh.length)]],
  );
}

export const LIST_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = { list_info: listInfo };
