/**
 * The non-agent API (vicidial/non_agent_api.php): login, source and permission, and then the function. Each wrong login, and
 * each login with a level that is too low, counts as a failure. See docs/vicidial/facts.md 2, 3.2, 3.4 and 7. The functions
 * are in the other files of this folder.
 */
import type { PhpReply } from '../agent-api/agent-api.ts';
import { judgeLogin } from '../dialer/login.ts';
import { nonAgentParameter, type Parameters } from '../dialer/php-parameters.ts';
import { epochOf, serverTime } from '../dialer/server-time.ts';
import { findAccount } from '../dialer/table-access.ts';
import type { Account, Dialer } from '../dialer/tables.ts';
import { ADD_LEAD_FUNCTIONS } from './add-lead.ts';
import { CAMPAIGN_CHANGES } from './campaign-changes.ts';
import { CAMPAIGN_FUNCTIONS } from './campaign-functions.ts';
import { DID_FUNCTIONS } from './did-functions.ts';
import { DO_NOT_CALL_FUNCTIONS } from './do-not-call-functions.ts';
import { LEAD_FUNCTIONS } from './lead-functions.ts';
import { LIST_FUNCTIONS } from './list-functions.ts';
import { MONITOR_FUNCTIONS } from './monitor-functions.ts';
import type { NonAgentFunction } from './non-agent-function.ts';
import { REMOTE_AGENT_FUNCTIONS } from './remote-agent-functions.ts';
import { STATISTICS_FUNCTIONS } from './statistics-functions.ts';
import { TEAM_FUNCTIONS } from './team-functions.ts';
import { USER_FUNCTIONS } from './user-functions.ts';

const FUNCTIONS: Readonly<Record<string, NonAgentFunction>> = {
  ...TEAM_FUNCTIONS,
  ...CAMPAIGN_FUNCTIONS,
  ...STATISTICS_FUNCTIONS,
  ...MONITOR_FUNCTIONS,
  ...LEAD_FUNCTIONS,
  ...DO_NOT_CALL_FUNCTIONS,
  ...ADD_LEAD_FUNCTIONS,
  ...LIST_FUNCTIONS,
  ...USER_FUNCTIONS,
  ...DID_FUNCTIONS,
  ...CAMPAIGN_CHANGES,
  ...REMOTE_AGENT_FUNCTIONS,
};

function refusedLogin(dialer: Dialer, user: string, pass: string, now: number): string | undefined {
  const key = judgeLogin(dialer, { user, pass, level: 7, api: 'nonAgent' }, now);
  if (key === 'GOOD') return undefined;
  if (key === 'LOCK') return `ERROR: Too many login attempts, try again in 15 minutes: |${user}|LOCK|\n`;
  if (key === 'IPBLOCK') {
    return `ERROR: Your IP Address is not allowed: ${dialer.settings.serverIp}: ||IPBLOCK|\n`;
  }
  return `ERROR: Login incorrect, please try again: |${user}|${pass}|BAD|\n`;
}

const mayCall = (caller: Account, name: string) =>
  caller.allowedFunctions === 'ALL_FUNCTIONS' || caller.allowedFunctions.includes(name);

/** Replies to one request to vicidial/non_agent_api.php. */
export function answerNonAgentApi(dialer: Dialer, parameters: Parameters, now: number): PhpReply {
  if (parameters.hasArray) return { status: 500, body: '' };
  const get = (name: string) => nonAgentParameter(parameters, name);
  const name = get('function');
  if (name === 'version') {
    const end = 'DST: 0|TZ: 0.00|TZNOW: 0.00|';
    const body = `VERSION: 2.14-194|BUILD: 241004-1518|DATE: ${serverTime(now)}|EPOCH: ${epochOf(now)}|${end}\n`;
    return { status: 200, body };
  }
  const refusal = refusedLogin(dialer, get('user'), get('pass'), now);
  if (refusal !== undefined) return { status: 200, body: refusal };
  const caller = findAccount(dialer, get('user'));
  const run = FUNCTIONS[name];
  if (!caller || !run) return { status: 200, body: 'ERROR: NO FUNCTION SPECIFIED\n' };
  const source = get('source');
  if (source.length < 2) {
    return { status: 200, body: `ERROR: Invalid Source - ${source}\nERROR: Invalid Source: |${source}|\n` };
  }
  if (!mayCall(caller, name)) {
    const body = `ERROR: auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION: |${caller.user}|${name}|\n`;
    return { status: 200, body };
  }
  return { status: 200, body: run({ dialer, caller, get, now }) };
}
