/** The function that adds a lead. See docs/vicidial/facts.md 7 and docs/vicidial/results-out.md 9. */
import { addLead } from '../dialer/leads.ts';
import type { Dialer, Lead } from '../dialer/tables.ts';
import type { NonAgentFunction, NonAgentRequest } from './non-agent-function.ts';

/** Columns that the request fills, and their widths. */
const TEXT_COLUMNS: Readonly<Record<string, number>> = {
  title: 4,
  middle_initial: 1,
  first_name: 30,
  last_name: 30,
  address1: 100,
  city: 50,
  state: 2,
  postal_code: 10,
  email: 70,
  comments: 255,
};

/** The lead that `duplicate_check` finds, with the words and the values of its refusal. */
function duplicateOf({ dialer, get }: NonAgentRequest): string | undefined {
  const [number, listId] = [get('phone_number'), get('list_id')];
  const checks = get('duplicate_check').split('-');
  const newest = (isSearched: (lead: Lead) => boolean) =>
    dialer.leads.findLast((lead) => lead.phoneNumber === number && isSearched(lead));
  const inList = newest((lead) => lead.listId === listId);
  if (checks.some((check) => /^DUPLIST(\d+DAY)?$/.test(check)) && inList)
    return `DUPLICATE PHONE NUMBER IN LIST - ${number}|${listId}|${inList.leadId}\n`;
  const campaign = campaignOfList(dialer, listId);
  const inCampaign = newest((lead) => campaignOfList(dialer, lead.listId) === campaign);
  if (checks.some((check) => /^DUPCAMP(\d+DAY)?$/.test(check)) && inCampaign)
    return `DUPLICATE PHONE NUMBER IN CAMPAIGN LISTS - ${number}|${listId}|${inCampaign.leadId}|${inCampaign.listId}\n`;
  const anywhere = newest(() => true);
  if (checks.some((check) => /^DUPSYS(\d+DAY)?$/.test(check)) && anywhere)
    return `DUPLICATE PHONE NUMBER IN SYSTEM - ${number}|${listId}|${anywhere.leadId}|${anywhere.listId}\n`;
  return undefined;
}

const campaignOfList = ({ lists }: Dialer, listId: string): string | undefined =>
  lists.find((list) => list.id === listId)?.campaignId;

function addLeadFunction(request: NonAgentRequest): string {
  const { dialer, caller, get } = request;
  const name = 'add_lead';
  if (caller.level < 8 || !caller.modifyLeads || !caller.apiAccess)
    return `ERROR: ${name} USER DOES NOT HAVE PERMISSION TO ADD LEADS TO THE SYSTEM: |${caller.user}|0|\n`;
  const number = get('phone_number').replace(/\D/g, '');
  const [listId, campaign] = [get('list_id') || '999', get('campaign_id')];
  const list = dialer.lists.find(({ id }) => id === listId);
  const allowed = caller.allowedCampaigns;
  if (allowed && !(list && allowed.includes(list.campaignId)))
    return `ERROR: ${name} NOT AN ALLOWED LIST ID - ${number}|${listId}\n`;
  if (get('list_exists_check') === 'Y' && !list)
    return `ERROR: ${name} NOT A DEFINED LIST ID, LIST EXISTS CHECK ENABLED - ${number}|${listId}\n`;
  if (number.length < 6 || number.length > 16)
    return `ERROR: ${name} INVALID PHONE NUMBER LENGTH - ${number}|${caller.user}\n`;
  if (get('usacan_areacode_check') === 'Y' && /^[019]9/.test(number))
    return `ERROR: ${name} INVALID PHONE NUMBER AREACODE - ${number}|${caller.user}\n`;
  if (/^(Y|AREACODE)$/.test(get('dnc_check')) && dialer.doNotCall.has(number))
    return `ERROR: ${name} PHONE NUMBER IN DNC - ${number}|${caller.user}\n`;
  if (get('campaign_dnc_check') === 'Y' && dialer.campaignDoNotCall.has(`${campaign}|${number}`))
    return `ERROR: ${name} PHONE NUMBER IN CAMPAIGN DNC - ${number}|${campaign}|${caller.user}\n`;
  const duplicate = duplicateOf(request);
  if (duplicate) return `ERROR: ${name} ${duplicate}`;
  const lead = addLead(dialer, {
    ...{ number, phoneCode: get('phone_code') || '1', listId },
    vendorLeadCode: get('vendor_lead_code').slice(0, 20),
  });
  for (const [column, width] of Object.entries(TEXT_COLUMNS)) {
    const text = get(column).slice(0, width);
    if (text !== '') lead.fields[column] = text;
  }
  // Also a callback that is then refused leaves the lead in this status.
  if (get('callback') === 'Y') lead.status = 'CBHOLD';
  const added = `SUCCESS: ${name} LEAD HAS BEEN ADDED - ${number}|${listId}|${lead.leadId}||${caller.user}\n`;
  return added + addToHopper(request, lead) + addCallback('add_lead', request, lead);
}

function addToHopper({ dialer, caller, get }: NonAgentRequest, lead: Lead): string {
  if (get('add_to_hopper') !== 'Y') return '';
  const campaign = dialer.campaigns.find(({ id }) => id === campaignOfList(dialer, lead.listId));
  campaign?.hopper.push({
    leadId: lead.leadId,
    listId: lead.listId,
    priority: Number(get('hopper_priority')) || 0,
  });
  const hopperId = dialer.campaigns.reduce((sum, { hopper }) => sum + hopper.length, 0);
  return `NOTICE: add_lead ADDED TO HOPPER - ${lead.phoneNumber}|${lead.leadId}|${hopperId}|${caller.user}\n`;
}

/** Sets the callback that the request names, or changes the one that the lead has. */
export function addCallback(name: string, { dialer, get, now }: NonAgentRequest, lead: Lead): string {
  if (get('callback') !== 'Y') return '';
  const campaign = get('campaign_id');
  if (!dialer.campaigns.some(({ id }) => id === campaign))
    return `NOTICE: ${name} SCHEDULED CALLBACK NOT ADDED, CAMPAIGN NOT VALID - ${lead.leadId}|${campaign}\n`;
  const [at, status, comments] = [get('callback_datetime'), get('callback_status'), get('callback_comments')];
  const callback = { at, type: 'ANYONE', comments } as const;
  const known = dialer.dispositions.find((each) => each.leadId === lead.leadId && each.callback);
  const stored = { at: now, user: '', leadId: lead.leadId, number: lead.phoneNumber, status, callback };
  if (known) known.callback = callback;
  else dialer.dispositions.push(stored);
  const done = known ? 'UPDATED' : 'ADDED';
  return `NOTICE: ${name} SCHEDULED CALLBACK ${done} - ${lead.leadId}|${campaign}|${at}|ANYONE||${status}\n`;
}

export const ADD_LEAD_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = { add_lead: addLeadFunction };
