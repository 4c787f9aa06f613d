import { callOf, findLead, subStatusOf } from './dialer/table-access.ts';
import type { AgentStatus, Dialer, LiveAgent } from './dialer/tables.ts';

/** The session of an agent as tests read it. */
export interface SessionView {
  user: string;
  campaign: string;
  status: AgentStatus;
  subStatus: string;
  leadId: number;
  number: string;
  phoneCode: string;
  vendorId: string;
  /** Of an inbound call; otherwise empty. */
  inGroup: string;
  did: string;
  callerid: string;
  callsToday: number;
  pauseCode: string;
  takesQueueCalls: boolean;
  isRecording: boolean;
  thirdParty: string | undefined;
  played: string;
  alerts: readonly string[];
  columns: Readonly<Record<string, string>>;
}

/** The current session, for tests and for the agent screen page. */
export function viewSession(dialer: Dialer, agent: LiveAgent): SessionView {
  const placed = dialer.placed.findLast((one) => one.user === agent.user && one.leadId === agent.leadId);
  const lead = findLead(dialer, agent.leadId);
  const call = callOf(dialer, agent);
  return {
    user: agent.user,
    campaign: agent.campaignId,
    status: agent.status,
    subStatus: subStatusOf(dialer, agent),
    leadId: agent.leadId,
    number: placed?.number ?? lead?.phoneNumber ?? '',
    phoneCode: lead?.phoneCode ?? '',
    vendorId: lead?.vendorLeadCode ?? '',
    inGroup: call?.inGroup ?? '',
    did: call?.did ?? '',
    callerid: agent.callerid,
    callsToday: agent.callsToday,
    pauseCode: agent.pauseCode,
    takesQueueCalls: agent.screen.takesQueueCalls,
    isRecording: agent.recording !== undefined,
    thirdParty: agent.screen.thirdParty,
    played: agent.screen.played,
    alerts: [...agent.screen.alerts],
    columns: { ...agent.columns },
  };
}
