/** The functions that read and change lists. See docs/vicidial/non-agent-api.md. */
import { serverTime } from '../dialer/server-time.ts';
import type { Account, LeadList } from '../dialer/tables.ts';
import { type NonAgentFunction, type NonAgentRequest, table } from './non-agent-function.ts';

const LIST_COLUMNS = 'list_id|list_name|campaign_id|active|list_changedate|list_lastcalldate'.split('|');

const mayModifyLists = (caller: Account) => caller.level >= 8 && caller.modifyLists && caller.apiAccess;

const isAllowedCampaign = ({ allowedCampaigns }: Account, campaign: string) =>
  allowedCampaigns?.includes(campaign) ?? true;

/** The list of the request, or the refusal. `forbidden`: the words for a missing right, and what follows them. */
function listOr(
  name: string,
  forbidden: string,
  { dialer, caller, get }: NonAgentRequest,
): LeadList | string {
  const id = get('list_id');
  const refused = (words: string) => `ERROR: ${name} ${words}: |${caller.user}|${id}\n`;
  if (!mayModifyLists(caller)) return `ERROR: ${name} ${forbidden}\n`;
  if (id.length < 2) return refused('YOU MUST USE ALL REQUIRED FIELDS');
  const list = dialer.lists.find((each) => each.id === id);
  if (!list) return refused('LIST DOES NOT EXIST');
  return isAllowedCampaign(caller, list.campaignId) ? list : refused('NOT AN ALLOWED LIST ID');
}

const timeOf = (time: number | undefined) => (time === undefined ? '' : serverTime(time));

const listRow = ({ id, name, campaignId, isActive, changedAt, lastCallAt }: LeadList): string[] => [
  ...[id, name, campaignId, isActive ? 'Y' : 'N'],
  ...[timeOf(changedAt), timeOf(lastCallAt)],
];

function listInfo(request: NonAgentRequest): string {
  const { dialer, caller, get } = request;
  const about = `|${caller.user}|${get('list_id')}`;
  const list = listOr('list_info', `USER DOES NOT HAVE PERMISSION TO MODIFY LISTS: ${about}`, request);
  if (typeof list === 'string') return list;
  const header = [...LIST_COLUMNS, 'expiration_date', 'resets_today'];
  const row = [...listRow(list), '2099-12-31', String(list.resetsToday ?? 0)];
  // The sandbox has no archive.
  const leads = get('archived_lead') === 'Y' ? [] : dialer.leads.filter(({ listId }) => listId === list.id);
  const fresh = String(leads.filter(({ status }) => status === 'NEW').length);
  const isCounted = get('leads_counts') === 'Y';
  if (isCounted) {
    header.push('all_leads_count', 'new_leads_count');
    row.push(String(leads.length), fresh);
  }
  if (get('dialable_count') !== 'Y') return table(get, header, [[...row, '']]);
  return table(get, [...header, 'dialable_count'], [[...row, fresh]]);
}

function listCustomFields(request: NonAgentRequest): string {
  const { caller, get } = request;
  const forbidden = `USER DOES NOT HAVE PERMISSION TO MODIFY LISTS: |${caller.user}|0`;
  const list = listOr('list_custom_fields', forbidden, request);
  if (typeof list === 'string') return list;
  const header = [...LIST_COLUMNS, 'custom_fields_list_space_delimited'];
  return table(get, header, [[...listRow(list), (list.customFields ?? []).join(' ')]]);
}

/** The dialer silently drops the other characters of a name. */
const listName = (text: string) => text.replace(/[^-+_ A-Za-z0-9]/g, '');

function addList({ dialer, caller, get, now }: NonAgentRequest): string {
  const { user } = caller;
  const [id, name, campaign, source] = [
    get('list_id'),
    listName(get('list_name')),
    get('campaign_id'),
    get('custom_fields_copy'),
  ];
  const refused = (words: string, about: string) => `ERROR: add_list ${words}: |${user}|${about}\n`;
  if (!mayModifyLists(caller)) return refused('USER DOES NOT HAVE PERMISSION TO ADD LISTS', '0');
  if (id.length < 2 || name.length < 6 || campaign.length < 2)
    return refused('YOU MUST USE ALL REQUIRED FIELDS', `${id}|${name}|${campaign}`);
  if (!dialer.campaigns.some((each) => each.id === campaign))
    return refused('CAMPAIGN DOES NOT EXIST', campaign);
  if (dialer.lists.some((each) => each.id === id)) return refused('LIST ALREADY EXISTS', id);
  const copied = dialer.lists.find((each) => each.id === source);
  if (source !== '' && !copied)
    return refused('CUSTOM FIELDS LIST ID TO COPY FROM DOES NOT EXIST, THIS IS AN OPTIONAL FIELD', source);
  dialer.lists.push({
    ...{ id, name, campaignId: campaign, isActive: get('active') === 'Y', changedAt: now },
    ...(copied?.customFields ? { customFields: copied.customFields } : {}),
  });
  return `SUCCESS: add_list LIST HAS BEEN ADDED - ${user}|${id}|${name}|${campaign}\n`;
}

/** Columns of the list that nothing else in the sandbox reads. */
const OTHER_COLUMNS = 'list_description outbound_cid web_form_address web_form_address_two'.split(' ');

function updateList(request: NonAgentRequest): string {
  const { dialer, caller, get } = request;
  const forbidden = `USER DOES NOT HAVE PERMISSION TO UPDATE LISTS: |${caller.user}|0`;
  const list = listOr('update_list', forbidden, request);
  if (typeof list === 'string') {
    if (!list.includes('LIST DOES NOT EXIST') || get('insert_if_not_found') !== 'Y') return list;
    const about = `|${caller.user}|${get('list_id')}`;
    return `NOTICE: update_list LIST DOES NOT EXIST, SENDING TO add_list FUNCTION: ${about}\n${addList(request)}`;
  }
  const refused = (words: string, about: string) =>
    `ERROR: update_list ${words}, THIS IS AN OPTIONAL FIELD: |${caller.user}|${about}\n`;
  const [name, active, campaign] = [listName(get('list_name')), get('active'), get('campaign_id')];
  if (campaign !== '' && !dialer.campaigns.some((each) => each.id === campaign))
    return refused('CAMPAIGN DOES NOT EXIST', campaign);
  if (get('list_name') !== '' && (name.length < 6 || name.length > 30))
    return refused('LIST NAME MUST BE FROM 6 TO 30 CHARACTERS', name);
  if (active !== '' && !/^[YN]$/.test(active)) return refused('ACTIVE MUST BE Y OR N', active);
  return changeCustomFields(request, list) + changeColumns(request, list, name);
}

/** The command for one custom field and the reply of the page that carries it out. */
function changeCustomFields({ caller, get }: NonAgentRequest, list: LeadList): string {
  const label = get('field_label');
  const fields = list.customFields ?? [];
  const isKnown = fields.includes(label);
  const sent = (command: string, type: string, reply: string) =>
    `NOTICE: update_list ${command} CUSTOM FIELD COMMAND SENT - ${caller.user}|${list.id}|${label}|${type}|${reply}|\n`;
  if (get('custom_fields_add') === 'Y') {
    if (!isKnown) list.customFields = [...fields, label];
    return sent('ADD', get('field_type'), isKnown ? 'ERROR: Field not added' : 'SUCCESS: Field added');
  }
  if (get('custom_fields_delete') !== 'Y') return '';
  list.customFields = fields.filter((each) => each !== label);
  return sent('DELETE', '', 'SUCCESS: Field deleted');
}

function changeColumns({ dialer, caller, get, now }: NonAgentRequest, list: LeadList, name: string): string {
  const [active, campaign] = [get('active'), get('campaign_id')];
  const about = `${caller.user}|${list.id}`;
  const isChanged = name + active + campaign !== '' || OTHER_COLUMNS.some((column) => get(column) !== '');
  if (name !== '') list.name = name;
  if (active !== '') list.isActive = active === 'Y';
  if (campaign !== '') list.campaignId = campaign;
  if (isChanged) list.changedAt = now;
  const changed = isChanged
    ? `SUCCESS: update_list LIST HAS BEEN UPDATED - ${about}\n`
    : `NOTICE: update_list NO UPDATES DEFINED: |${caller.user}|\n`;
  if (get('reset_list') !== 'Y') return changed;
  list.resetsToday = (list.resetsToday ?? 0) + 1;
  const count = dialer.leads.filter(({ listId }) => listId === list.id).length;
  return `${changed}NOTICE: update_list LEADS IN LIST HAVE BEEN RESET - ${about}|${count}\n`;
}

export const LIST_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  list_info: listInfo,
  list_custom_fields: listCustomFields,
  add_list: addList,
  update_list: updateList,
};
