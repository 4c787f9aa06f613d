import { explain, type Failure } from '../../failure.ts';
import type { DialerReply, DialerRequest } from '../../messages/requests.ts';
import { journal } from '../../platform/database.ts';
import type { Handlers } from '../../platform/request-router.ts';
import { popupState } from '../../platform/stored-state.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isOpen, ownerOf } from '../../session/journal.ts';
import type { Identity } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { isConsoleOff, isFunctionOff, isSameAgent } from '../../team/console-access.ts';
import { effectOf } from '../../vicidial/function-effects.ts';
import type { FunctionRow } from '../../vicidial/functions.ts';
import { nonAgentParameters } from '../../vicidial/non-agent/non-agent-parameters.ts';
import { type ProductFunction, productFunctions } from '../../vicidial/product-functions.ts';
import { countIfLogin } from '../auth/login-check.ts';
import { post } from '../dialer/http.ts';
import { readSettings } from '../effective-settings.ts';
import { checkAction, checkDial, numberReader } from '../session/check-command.ts';
import {
  loginRefusal,
  mostReplyBytes,
  pageRequestTimeout,
  sendAsSupervisor,
} from '../supervisor/send-as-supervisor.ts';

/** The handler of the request of the API console. Only the extension's own pages may send it. */
export const consoleHandlers: Pick<Handlers, 'runFunction'> = {
  async runFunction(request) {
    const reply = await runFunction(request);
    return reply.ok ? reply : fail(explain(reply.error));
  },
};

/**
 * Sends one request of the API console. It requires a signed-in supervisor. A function of the non-agent API gets the account
 * of the supervisor, and one of the agent API that of the agent: each account stays on its API (docs/vicidial/facts.md 3.2).
 * The rules for dialed numbers apply. A command is not journaled. So one for the agent who is signed in is refused while a
 * journaled command of that agent is open.
 */
export async function runFunction(request: DialerRequest): Promise<Result<DialerReply, Failure>> {
  const { certainty, values } = await readSettings();
  if (certainty === 'waiting') return fail({ kind: 'policyPending' });
  const [{ signIn: agentSignIn }, { signIn: supervisorSignIn }] = await Promise.all([
    popupState.get(),
    supervisorState.get(),
  ]);
  const agent = agentSignIn.state === 'in' ? agentSignIn.identity : undefined;
  if (isConsoleOff(values) || isFunctionOff(request, values, agent?.agent))
    return fail({ kind: 'setByOrganization' });
  if (supervisorSignIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const known = checkRequest(request);
  if (!known.ok) return known;
  if (request.endpoint === 'nonAgent') return sendAsSupervisor(request, values);
  if (!agent) return fail({ kind: 'notSignedIn' });
  const number = await checkNumberOf(request, values);
  if (!number.ok) return number;
  if (await isBusy(request, agent)) return fail({ kind: 'actionRunning' });
  return sendAsAgent(request, agent, values);
}

/**
 * Fails for a function or a parameter that the API does not have, and for a value that no parameter keeps. The worker contains
 * the rules of some functions only. The page has checked each value against the rule of its function.
 */
export function checkRequest({ endpoint, parameters }: DialerRequest): Result<null, Failure> {
  if (effectOf({ endpoint, parameters }) === undefined) return fail({ kind: 'unknownFunction' });
  const { function: name = '', source: _source, ...values } = parameters;
  const isWithRow = endpoint === 'agent' && Object.hasOwn(productFunctions, name);
  const row: FunctionRow | undefined = isWithRow ? productFunctions[name as ProductFunction] : undefined;
  const known: object = row ? { ...row.required, ...row.optional } : nonAgentParameters;
  const isOpenList = endpoint === 'agent' && row === undefined;
  for (const [parameter, value] of Object.entries(values)) {
    const isKnown = isOpenList || Object.hasOwn(known, parameter);
    if (!isKnown || !isPlain(value)) return fail({ kind: 'unsafeText', about: parameter });
  }
  return ok(null);
}

/** Whether a value has none of the characters that every parameter of both APIs excludes. */
const isPlain = (value: string) => !/["'<>\\\p{Cc}]/u.test(value);

/** The rules for dialed numbers apply to a number of the console too: countries, prefixes, emergency numbers, calling hours. */
async function checkNumberOf(
  { parameters }: DialerRequest,
  values: Settings,
): Promise<Result<unknown, Failure>> {
  const { function: name = '', value = '', phone_code: code = '', phone_number: third = '' } = parameters;
  if (name === 'external_dial' && value !== '') {
    const read = await numberReader();
    const typed = read(code === '' ? value : `+${code}${value}`);
    return typed.ok ? checkDial({ number: typed.value.number, preview: false }, values) : typed;
  }
  const isToThird = name === 'transfer_conference' || name === 'ra_call_control';
  return isToThird && third !== '' ? checkAction({ kind: 'addParty', number: third, park: false }) : ok(null);
}

async function isBusy(request: DialerRequest, agent: Identity): Promise<boolean> {
  if (effectOf(request) === 'read' || !isSameAgent(agent.agent, request.parameters['agent_user']))
    return false;
  return (await journal.recent()).some((entry) => isOpen(entry) && entry.owner === ownerOf(agent));
}

async function sendAsAgent(
  { endpoint, parameters }: DialerRequest,
  agent: Identity,
  { agentApiPath: path }: Settings,
): Promise<Result<DialerReply, Failure>> {
  const limits = { timeout: pageRequestTimeout, mostBytes: mostReplyBytes };
  const reply = await post({ endpoint, path, parameters, ...limits });
  if (!reply) return fail({ kind: 'notSignedIn' });
  const refusal = reply.ok ? loginRefusal(reply.value) : undefined;
  // The next poll of the session ends the sign-in.
  if (refusal) await countIfLogin(agent, refusal);
  return reply;
}
