/**
 * The agent API (agc/api.php). It checks source, login, permission, required fields and session, in this order, and then
 * runs the function. See docs/vicidial/facts.md 2, 3 and 5. The functions are in the other files of this folder.
 */

import { judgeLogin } from '../dialer/login.ts';
import { agentParameter, type Parameters } from '../dialer/php-parameters.ts';
import { epochOf, serverTime } from '../dialer/server-time.ts';
import { findAccount, findLiveAgent, SqlFailure } from '../dialer/table-access.ts';
import type { Account, Dialer } from '../dialer/tables.ts';
import {
  type AgentFunction,
  error,
  type Printed,
  type UnboundFunction,
  type UnboundRequest,
} from './agent-function.ts';
import { DIAL_FUNCTIONS } from './dial-functions.ts';
import { CALL_WORK_FUNCTIONS } from './live-call-functions.ts';
import { OTHER_FUNCTIONS, UNBOUND_FUNCTIONS } from './other-functions.ts';
import { SESSION_FUNCTIONS } from './session-state-functions.ts';

export interface PhpReply {
  status: number;
  body: string;
}

const FUNCTIONS: Readonly<Record<string, AgentFunction | UnboundFunction>> = {
  ...DIAL_FUNCTIONS,
  ...SESSION_FUNCTIONS,
  ...CALL_WORK_FUNCTIONS,
  ...OTHER_FUNCTIONS,
  ...UNBOUND_FUNCTIONS,
};

function print(dialer: Dialer, lines: readonly Printed[]): string {
  const translated = (text: string) => dialer.settings.translation?.[text] ?? text;
  return lines
    .map((line) =>
      'html' in line
        ? line.html
        : `${translated(line.result)}: ${translated(line.reason)} - ${line.values}${line.isLast === 'no newline' ? '' : '\n'}`,
    )
    .join('');
}

const OK = (body: string): PhpReply => ({ status: 200, body });

function refusedLogin(dialer: Dialer, user: string, pass: string, now: number): string | undefined {
  const account = findAccount(dialer, user);
  const key = judgeLogin(dialer, { user, pass, level: 1, api: 'agent' }, now);
  const api = account?.apiAccess ? 1 : 0;
  if (key === 'GOOD' && api === 1 && user.length > 1 && pass.length > 1) return undefined;
  const start = `ERROR: Invalid Username/Password: |${user}|${pass}|`;
  if (key === 'GOOD') return `${start}1|${api}|GOOD|\n`;
  if (key !== 'BAD') return `${start}0|${api}|${key}|\n`;
  const lockedSince = Math.floor(now / 1000) - 900;
  return (
    `${start}0|${api}|BAD|0|api|SELECT count(*) from vicidial_users where user='${user}' and pass='${pass}' ` +
    `and user_level > 0 and active='Y' and ( (failed_login_count < 10) or ` +
    `(UNIX_TIMESTAMP(last_login_date) < ${lockedSince}) );|\n`
  );
}

const mayCall = (caller: Account, name: string) =>
  caller.allowedFunctions === 'ALL_FUNCTIONS' || caller.allowedFunctions.includes(name);

/** Finds the agent that a request is about. For an unknown alt_user, it prints a line and finds no agent. */
function findTarget(request: UnboundRequest, takesAltUser: boolean): { user: string; lines: Printed[] } {
  const alt = request.get('alt_user');
  if (!takesAltUser || alt.length < 2) return { user: request.get('agent_user'), lines: [] };
  const account = request.dialer.accounts.find((one) => one.customThree.toLowerCase() === alt.toLowerCase());
  if (account) return { user: account.user, lines: [] };
  return { user: '', lines: [{ ...error('no user found', alt) }] };
}

function runFunction(name: string, request: UnboundRequest): PhpReply {
  const { dialer, caller } = request;
  const known = FUNCTIONS[name];
  if (name === 'webserver') return { status: 500, body: '' };
  if (!known || dialer.settings.missingFunctions.includes(name)) return OK('');
  const malformed = known.malformed(request);
  if (malformed !== undefined) return OK(print(dialer, [error(`${name} not valid`, malformed)]));
  if (!mayCall(caller, name)) {
    const values = `${request.get('value')}|${caller.user}|${name}|${caller.group}`;
    return OK(print(dialer, [error('auth USER DOES NOT HAVE PERMISSION TO USE THIS FUNCTION', values)]));
  }
  if ('needsSession' in known) return OK(print(dialer, known.run(request)));
  const target = findTarget(request, known.takesAltUser !== false);
  const agent = findLiveAgent(dialer, target.user);
  if (!agent) return OK(print(dialer, [...target.lines, error('agent_user is not logged in', target.user)]));
  return OK(print(dialer, known.run({ ...request, agent, agentUser: agent.user })));
}

/** Replies to one request to agc/api.php and makes its changes. */
export function answerAgentApi(dialer: Dialer, parameters: Parameters, now: number): PhpReply {
  if (parameters.hasArray) return { status: 500, body: '' };
  const get = (name: string) => agentParameter(parameters, name);
  const name = get('function');
  const epoch = epochOf(now);
  if (name === 'version') {
    return OK(`VERSION: 2.14-81|BUILD: 240429-2220|DATE: ${serverTime(now)}|EPOCH: ${epoch}\n`);
  }
  if (get('source').length < 2) return OK(`ERROR: Invalid Source - ${get('source')}\n`);
  const refusal = refusedLogin(dialer, get('user'), get('pass'), now);
  if (refusal !== undefined) return OK(refusal);
  if (!dialer.settings.agentApiActive) return OK('ERROR: System API NOT ACTIVE\n');
  const caller = findAccount(dialer, get('user'));
  if (!caller) return OK('');
  try {
    return runFunction(name, { dialer, now, epoch, caller, agentUser: get('agent_user'), get });
  } catch (failure) {
    if (failure instanceof SqlFailure) return { status: 500, body: '' };
    throw failure;
  }
}
