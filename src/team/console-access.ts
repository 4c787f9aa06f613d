import type { Settings } from '../settings/catalog.ts';
import type { Feature } from '../settings/features.ts';
import type { Endpoint } from '../vicidial/functions.ts';

/** A request of the API console without its login. */
interface ConsoleRequest {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The feature without which the console does not run a function, so that the console is no way around a disabled feature. */
const featureOf: Readonly<Record<string, Feature>> = {
  agent_stats_export: 'teamStatistics',
  blind_monitor: 'teamListening',
  change_ingroups: 'inGroups',
  external_dial: 'dialPad',
  logout: 'logOut',
  park_call: 'park',
  preview_dial_action: 'dialPad',
  recording: 'recording',
  send_dtmf: 'dtmf',
  transfer_conference: 'transfer',
};

/** Replies contain whole numbers, so there is no console where numbers are masked. */
export function isConsoleOff({
  disabledFeatures,
  maskNumbers,
}: Pick<Settings, 'disabledFeatures' | 'maskNumbers'>): boolean {
  return maskNumbers || disabledFeatures.includes('apiConsole');
}

/**
 * Whether the settings exclude this request, because the console would go past them. `agent`: the agent who is signed in, if
 * there is one.
 */
export function isFunctionOff(
  { endpoint, parameters }: ConsoleRequest,
  settings: Settings,
  agent: string | undefined,
): boolean {
  const { disabledFeatures, numberChecks, listenNotice } = settings;
  const name = parameters['function'] ?? '';
  const feature = featureOf[name];
  if (feature !== undefined && disabledFeatures.includes(feature)) return true;
  if (name === 'external_dial' && numberChecks.length > 0) return true;
  if (name === 'blind_monitor') return isTeamLimited(settings) || listenNotice !== '';
  const target = parameters['agent_user'] ?? parameters['recipient'];
  const isForOther = endpoint === 'agent' && target !== undefined && !isSameAgent(target, agent);
  return isForOther && (isTeamLimited(settings) || disabledFeatures.includes('teamActions'));
}

/** Actions on agents need a reason, or are for a part of the agents only. The console has neither. */
function isTeamLimited({ supervisorReasonRequired, teamGroups, teamCampaigns }: Settings): boolean {
  return supervisorReasonRequired || teamGroups.length > 0 || teamCampaigns.length > 0;
}

/** The dialer compares names case-insensitively. */
export function isSameAgent(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
