/** The functions that read campaigns, their hoppers and in-groups. See docs/vicidial/facts.md 7 and docs/vicidial/results-out.md 8. */
import { findLead, subStatusOf } from '../dialer/table-access.ts';
import type { Account, Campaign, HopperRow } from '../dialer/tables.ts';
import { mayRead, type NonAgentFunction, type NonAgentRequest, table } from './non-agent-function.ts';

const mayReadCampaigns = (caller: Account) => mayRead(caller) && caller.level >= 8;

const maySeeCampaign = ({ allowedCampaigns }: Account, { id }: Campaign) =>
  allowedCampaigns === undefined || allowedCampaigns.includes(id);

const CAMPAIGN_HEADER = (
  'campaign_id|campaign_name|active|user_group|dial_method|dial_level|lead_order|dial_statuses|dial_timeout|' +
  'dial_prefix|manual_dial_prefix|three_way_dial_prefix'
).split('|');

function campaignsList({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayReadCampaigns(caller)) {
    return `ERROR: campaigns_list USER DOES NOT HAVE PERMISSION TO GET CAMPAIGN INFO: |${caller.user}|0|\n`;
  }
  const asked = get('campaign_id');
  const rows = dialer.campaigns
    .filter((campaign) => maySeeCampaign(caller, campaign) && (asked === '' || campaign.id === asked))
    .map(({ id, name, isActive, dialMethod, dialPrefix }) => [
      ...[id, name, isActive ? 'Y' : 'N', '---ALL---', dialMethod, dialMethod === 'MANUAL' ? '0' : '1.0'],
      ...['DOWN', 'NEW', '60', dialPrefix, '', ''],
    ]);
  if (rows.length === 0) {
    return `ERROR: campaigns_list THIS USER HAS NO VIEWABLE CAMPAIGNS: ${caller.user}|\n`;
  }
  return table(get, CAMPAIGN_HEADER, rows);
}

const HOPPER_HEADER = (
  'hopper_order|priority|lead_id|list_id|phone_number|phone_code|state|status|count|gmt_offset|rank|alt|' +
  'hopper_source|vendor_lead_code|source_id|age_days|last_call_time'
).split('|');

function hopperList({ dialer, caller, get, now }: NonAgentRequest): string {
  if (!mayReadCampaigns(caller)) {
    return `ERROR: hopper_list USER DOES NOT HAVE PERMISSION TO GET CAMPAIGN INFO: |${caller.user}|0|\n`;
  }
  const asked = get('campaign_id');
  const campaign = dialer.campaigns.find(({ id }) => id === asked);
  if (!campaign || !maySeeCampaign(caller, campaign)) {
    return `ERROR: hopper_list THIS CAMPAIGN DOES NOT EXIST: |${caller.user}|${asked}\n`;
  }
  const rows = campaign.hopper.flatMap(({ leadId, listId, priority }: HopperRow, at) => {
    const start = [String(at), String(priority), String(leadId), listId];
    const lead = findLead(dialer, leadId);
    if (lead) {
      const { phoneNumber, phoneCode, status, vendorLeadCode, sourceId } = lead;
      const called = status === 'NEW' ? 'NEVER    ' : '0 HOURS ';
      const end = ['NONE', 'P', vendorLeadCode, sourceId, '0', called];
      return [[...start, phoneNumber, phoneCode, '', status, '0', '0.00', '0', ...end]];
    }
    // The row of a lead that was deleted. Its age counts from the epoch.
    const days = String(Math.floor(now / 86_400_000));
    const empty = [...start, '', '', '', '', '', '0.00', '', 'NONE', 'P', '', '', days, 'NEVER    '];
    return get('search_method') === 'BLOCK' ? [] : [empty];
  });
  if (rows.length === 0) {
    return `ERROR: hopper_list THERE ARE NO LEADS IN THE HOPPER FOR THIS CAMPAIGN: ${caller.user}|${asked}\n`;
  }
  return table(get, HOPPER_HEADER, rows);
}

const IN_GROUP_HEADER = (
  'ingroups|total_calls|calls_waiting|agents_logged_in|agents_in_calls|agents_waiting|agents_paused|' +
  'agents_in_dispo|agents_in_dial'
).split('|');

/** An unknown in-group counts nothing. */
function inGroupStatus({ dialer, caller, get }: NonAgentRequest): string {
  if (!mayRead(caller)) {
    return `ERROR: in_group_status USER DOES NOT HAVE PERMISSION TO GET IN-GROUP INFO: |${caller.user}|0|\n`;
  }
  const asked = get('in_groups');
  if (asked.length < 1) return `ERROR: in_group_status INVALID SEARCH PARAMETERS: ${caller.user}|\n`;
  const groups = asked.split('|');
  const waiting = dialer.waitingInbound.filter(({ inGroup }) => groups.includes(inGroup)).length;
  const connected = dialer.calls.filter(({ inGroup = '' }) => groups.includes(inGroup)).length;
  const agents = dialer.liveAgents
    .filter(({ ingroups }) => ingroups.some((group) => groups.includes(group)))
    .map((agent) => ({ status: agent.status, sub: subStatusOf(dialer, agent) }));
  const count = (isCounted: (agent: (typeof agents)[number]) => boolean) => agents.filter(isCounted).length;
  const counts = [
    connected + waiting,
    waiting,
    agents.length,
    count(({ status }) => status === 'INCALL' || status === 'QUEUE' || status === 'MQUEUE'),
    count(({ status, sub }) => sub !== 'DISPO' && (status === 'READY' || status === 'CLOSER')),
    count(({ status, sub }) => status === 'PAUSED' && sub !== 'DISPO'),
    count(({ sub }) => sub === 'DISPO'),
    count(({ sub }) => sub === 'DIAL'),
  ];
  return table(get, IN_GROUP_HEADER, [[groups.join(' '), ...counts.map(String)]]);
}

export const CAMPAIGN_FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  campaigns_list: campaignsList,
  hopper_list: hopperList,
  in_group_status: inGroupStatus,
};
