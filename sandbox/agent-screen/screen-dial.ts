/** How the agent screen handles a dial from the column or the queue: docs/vicidial/facts.md 5.3. */

import { addLead, findLeadByNumber } from '../dialer/leads.ts';
import { serverTime } from '../dialer/server-time.ts';
import { campaignOf, emptyColumns, findLead } from '../dialer/table-access.ts';
import type { Dialer, Lead, LiveAgent, QueueRow } from '../dialer/tables.ts';
import { fateOf, screenRefusal } from '../telephone/telephone-network.ts';
import { alertAgent, type ScreenEvent } from './screen-actions.ts';

/** The parts of a dial column. */
interface Order {
  value: string;
  phoneCode: string;
  search: boolean;
  preview: boolean;
  focus: boolean;
  vendorId: string;
  epoch: string;
  prefix: string;
  leadId: number;
}

function readOrder(stored: string): Order {
  const [value = '', phoneCode = '', search, preview, focus, vendorId = '', epoch = '', prefix = ''] =
    stored.split('!');
  const leadId = Number(stored.split('!')[11] ?? '0');
  const flags = { search: search === 'YES', preview: preview === 'YES', focus: focus === 'YES' };
  return { value, phoneCode, ...flags, vendorId, epoch, prefix, leadId };
}

/** Places a call and connects the agent. Commands that waited for an older call are erased. */
export function placeCall(
  dialer: Dialer,
  agent: LiveAgent,
  what: { lead: Lead; number: string; prefix: string },
  now: number,
): ScreenEvent[] {
  const { lead, number, prefix } = what;
  const dialed = `${prefix}${lead.phoneCode}${number}`;
  const time = serverTime(now).replace(/\D/g, '').slice(-9);
  const callerid = `M${time}${String(lead.leadId).padStart(10, '0')}`;
  const fate = fateOf(number, now, dialer.settings);
  dialer.calls.push({
    ...{ callerid, user: agent.user, leadId: lead.leadId, dialed },
    ...{ placedAt: now, ...fate, channel: '', parked: false },
  });
  const { phoneCode } = lead;
  dialer.placed.push({
    at: now,
    user: agent.user,
    leadId: lead.leadId,
    number,
    phoneCode,
    dialed,
    callerid,
  });
  lead.status = 'INCALL';
  agent.status = 'INCALL';
  agent.leadId = lead.leadId;
  agent.previewLeadId = 0;
  agent.callerid = callerid;
  agent.comments = 'MANUAL';
  agent.callsToday += 1;
  agent.columns = { ...emptyColumns(), ingroups: agent.columns.ingroups };
  agent.screen.announced = 'dialed';
  agent.screen.played = '';
  return [{ type: 'call_dialed', message: `${number} MANUAL_DIALNOW` }];
}

function refuse(dialer: Dialer, agent: LiveAgent, reason: string, row: QueueRow | undefined): ScreenEvent[] {
  agent.columns.dial = '';
  if (row) dialer.queue = dialer.queue.filter((one) => one !== row);
  agent.screen.queueRow = undefined;
  return [alertAgent(agent, reason)];
}

/** The lead to put on screen. One to three digits, or MANUALNEXT, mean the next lead of the hopper. */
function leadFor(dialer: Dialer, agent: LiveAgent, order: Order): Lead | undefined {
  const campaign = campaignOf(dialer, agent);
  if (order.value.length < 4 || order.value === 'MANUALNEXT') {
    return findLead(dialer, campaign.hopper.shift()?.leadId ?? 0);
  }
  if (order.leadId > 0) return findLead(dialer, order.leadId);
  const known = order.search ? findLeadByNumber(dialer, order.value) : undefined;
  if (known) return known;
  const { value: number, phoneCode, vendorId: vendorLeadCode } = order;
  return addLead(dialer, { number, phoneCode, listId: campaign.manualDialList, vendorLeadCode });
}

/** Dials, or previews the lead. If it cannot, it shows the agent why and drops the command. */
function carryOut(
  dialer: Dialer,
  agent: LiveAgent,
  order: Order,
  row: QueueRow | undefined,
  now: number,
): ScreenEvent[] {
  const campaign = campaignOf(dialer, agent);
  const isNext = order.value.length < 4 || order.value === 'MANUALNEXT';
  const reason = screenRefusal(dialer, order.value, {
    dnc: campaign.checksDnc,
    callTime: campaign.checksCallTime,
  });
  if (!isNext && reason !== undefined) return refuse(dialer, agent, `${reason}: ${order.value}`, row);
  const lead = leadFor(dialer, agent, order);
  if (!lead) return refuse(dialer, agent, 'No more leads in the hopper for campaign', row);
  const focused = order.focus ? [alertAgent(agent, `Manual dial: ${order.value}`)] : [];
  if (order.preview) {
    agent.previewLeadId = lead.leadId;
    return [...focused, { type: 'manual_dial_open', message: order.value }];
  }
  const number = isNext ? lead.phoneNumber : order.value;
  const prefix = order.prefix || campaign.dialPrefix;
  return [...focused, ...placeCall(dialer, agent, { lead, number, prefix }, now)];
}

/** Handles the agent's choice for a lead in preview. */
function previewAction(dialer: Dialer, agent: LiveAgent, action: string, now: number): ScreenEvent[] {
  const lead = findLead(dialer, agent.previewLeadId);
  if (!lead) return [];
  agent.columns.dial = '';
  const prefix = campaignOf(dialer, agent).dialPrefix;
  if (action === 'FINISH') {
    agent.previewLeadId = 0;
    agent.leadId = lead.leadId;
    return [{ type: 'dispo_screen_open', message: '' }];
  }
  if (action === 'SKIP') {
    agent.previewLeadId = 0;
    return [{ type: 'state_paused', message: '' }];
  }
  const numbers = { DIALONLY: lead.phoneNumber, ALTDIAL: lead.altPhone, ADR3DIAL: lead.address3 };
  const number = numbers[action as keyof typeof numbers];
  if (number.length < 4) return [alertAgent(agent, 'This lead has no such number')];
  return placeCall(dialer, agent, { lead, number, prefix }, now);
}

/** The dial that waits for this agent: the column, or the oldest row of the queue if the agent takes queued calls. */
function pendingOrder(dialer: Dialer, agent: LiveAgent): { stored: string; row: QueueRow | undefined } {
  const mode = campaignOf(dialer, agent).apiManualDial;
  const takesQueue = mode === 'QUEUE_AND_AUTOCALL' || (mode === 'QUEUE' && agent.screen.takesQueueCalls);
  const row = takesQueue ? dialer.queue.find((one) => one.user === agent.user) : undefined;
  return row ? { stored: row.dial, row } : { stored: agent.columns.dial, row: undefined };
}

/**
 * The dial that the screen takes now: undefined while it is not free. It accepts each epoch second once. A second dial of
 * that second is ignored, and in a queue it blocks the dials after it.
 */
export function dialToTake(
  dialer: Dialer,
  agent: LiveAgent,
  now: number,
): { stored: string; row: QueueRow | undefined } | undefined {
  const order = pendingOrder(dialer, agent);
  const { stored } = order;
  if (agent.status !== 'PAUSED' || agent.leadId > 0 || stored === '') return undefined;
  if (now - agent.screen.loggedInAt < dialer.settings.settleMs) return undefined;
  if (isPreviewAction(stored)) return agent.previewLeadId > 0 ? order : undefined;
  return stored.length < 9 || readOrder(stored).epoch === agent.screen.lastDialEpoch ? undefined : order;
}

const isPreviewAction = (stored: string) => /^(SKIP|DIALONLY|ALTDIAL|ADR3DIAL|FINISH)$/.test(stored);

/** Handles the dial that waits, if the screen takes it now. */
export function takeDial(dialer: Dialer, agent: LiveAgent, now: number): ScreenEvent[] {
  const taken = dialToTake(dialer, agent, now);
  if (!taken) return [];
  const { stored, row } = taken;
  if (isPreviewAction(stored)) return previewAction(dialer, agent, stored, now);
  const order = readOrder(stored);
  agent.screen.lastDialEpoch = order.epoch;
  if (row) {
    row.status = 'QUEUE';
    agent.screen.queueRow = row.id;
  }
  return carryOut(dialer, agent, order, row, now);
}
