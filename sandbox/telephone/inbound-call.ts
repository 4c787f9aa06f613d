import { addLead, findLeadByNumber } from '../dialer/leads.ts';
import { serverTime } from '../dialer/server-time.ts';
import { campaignOf } from '../dialer/table-access.ts';
import type { Dialer, LiveAgent } from '../dialer/tables.ts';

export interface InboundCall {
  number: string;
  inGroup?: string;
  /** The number that the customer called. */
  did?: string;
  /** The id by which the in-group searches the lead, if the call menu found one. A new lead gets it. */
  vendorLeadCode?: string;
  /** Asterisk's id of the customer's channel. */
  uniqueid?: string;
}

/** Connects an inbound call to an agent who waits for calls. Throws for any other agent. */
export function deliverCall(
  dialer: Dialer,
  agent: LiveAgent,
  { number, did = '8005550100', vendorLeadCode, uniqueid = '', ...delivered }: InboundCall,
  now: number,
): void {
  if (agent.status !== 'READY' && agent.status !== 'CLOSER') {
    throw new Error(`agent ${agent.user} does not wait for calls: ${agent.status}`);
  }
  const { manualDialList: listId, defaultInGroup } = campaignOf(dialer, agent);
  const { inGroup = defaultInGroup } = delivered;
  const found =
    vendorLeadCode === undefined
      ? findLeadByNumber(dialer, number)
      : dialer.leads.findLast((lead) => lead.vendorLeadCode === vendorLeadCode);
  const code = vendorLeadCode === undefined ? {} : { vendorLeadCode };
  const lead = found ?? addLead(dialer, { number, phoneCode: '1', listId, ...code });
  const callerid = `Y${serverTime(now).replace(/\D/g, '').slice(-9)}${String(lead.leadId).padStart(10, '0')}`;
  const call = { callerid, user: agent.user, leadId: lead.leadId, dialed: '', placedAt: now };
  const connected = { answersAt: now, endsAt: undefined, channel: 'SIP/inbound', parked: false };
  dialer.calls.push({ ...call, ...connected, inGroup, did });
  dialer.delivered.push({ at: now, user: agent.user, leadId: lead.leadId, callerid, uniqueid });
  Object.assign(agent, { status: 'INCALL', leadId: lead.leadId, callerid, comments: 'INBOUND' });
  agent.callsToday += 1;
  agent.screen.announced = 'answered';
}
