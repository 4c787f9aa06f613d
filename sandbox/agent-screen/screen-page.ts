/**
 * The agent screen as a page (agc/vicidial.php) and the two addresses that it requests. While the page is open, it polls once
 * a second, and carries out each command of the reply by a request of its own. When it is closed, nothing carries them out.
 */
import { readFileSync } from 'node:fs';
import type { PhpReply } from '../agent-api/agent-api.ts';
import { isLocked, judgeLogin } from '../dialer/login.ts';
import { epochOf, serverTime } from '../dialer/server-time.ts';
import { callOf, campaignOf, findAccount, findLiveAgent, logIn } from '../dialer/table-access.ts';
import type { Account, Dialer, LiveAgent, Status } from '../dialer/tables.ts';
import { viewSession } from '../session-view.ts';
import { advanceCalls } from '../telephone/telephone-network.ts';
import {
  dispose,
  hangUp,
  isHangUpFatal,
  isInDisposition,
  isPollFatal,
  pause,
  resume,
  type ScreenEvent,
} from './screen-actions.ts';
import { columnsFor, frequentEvents, isTakenColumn, takeColumn } from './screen-tick.ts';

const file = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const SCRIPT = file('screen-loop.js') + file('screen.js');
const STYLE = file('screen.css');

const flags = (statuses: readonly Status[], flag: 'selectable' | 'callback') =>
  statuses.map((one) => (one[flag] ? 'Y' : 'N'));

/** The globals of the page, with the names of the real page. They include the password, as on the real page. */
function globalsOf(dialer: Dialer, account: Account, agent: LiveAgent): Record<string, unknown> {
  const system = dialer.systemStatuses;
  const campaign = campaignOf(dialer, agent);
  return {
    user: account.user,
    pass: account.pass,
    campaign: campaign.id,
    session_id: agent.confExten,
    api_manual_dial: campaign.apiManualDial,
    sVARstatuses: system.map((one) => one.status),
    sVARstatusnames: system.map((one) => one.name),
    sVARSELstatuses: flags(system, 'selectable'),
    sVARCBstatuses: flags(system, 'callback'),
    cVARstatuses: campaign.statuses.map((one) => one.status),
    cVARstatusnames: campaign.statuses.map((one) => one.name),
    cVARSELstatuses: flags(campaign.statuses, 'selectable'),
    cVARCBstatuses: flags(campaign.statuses, 'callback'),
    VARpause_codes: campaign.pauseCodes.map((one) => one.code),
    VARpause_code_names: campaign.pauseCodes.map((one) => one.name),
    VARpause_code_mgrapr: campaign.pauseCodes.map((one) => (one.requiresApproval ? 'YES' : 'NO')),
    dial_method: campaign.dialMethod,
    deactivated_old_session: agent.screen.wasOpened ? 1 : 0,
  };
}

/** The page of one agent, who is logged in by opening it. Undefined: there is no such agent. */
export function agentPage(dialer: Dialer, user: string, now: number): string | undefined {
  const account = findAccount(dialer, user);
  if (!account || account.apiAccess) return undefined;
  const confExten = String(8_600_000 + (Number(user) % 1000));
  const agent = findLiveAgent(dialer, user) ?? logIn(dialer, user, 'SALES', confExten, now);
  // A login on the screen clears earlier failures, unless they have locked the account.
  if (!isLocked(account, now)) Object.assign(account, { failedLogins: 0, lastLogin: now });
  const globals = Object.entries(globalsOf(dialer, account, agent))
    .map(([name, value]) => `var ${name} = ${JSON.stringify(value)};`)
    .join('\n');
  agent.screen.wasOpened = true;
  return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Agent web client: ${account.user}</title>
<link rel="icon" href="data:,"><style>${STYLE}</style>
<script>
${globals}
${SCRIPT}</script></head>
<body>
<header><b>${account.fullName}</b><span>User ${account.user}</span><span>Campaign ${agent.campaignId}</span>
<span>Session ${agent.confExten}</span><span id="AgentStatusCalls"></span><span id="CBstatusSpan">X ACTIVE CALLBACKS</span></header>
<form name="vicidial_form" hidden><input name="lead_id"><input name="vendor_lead_code"><input name="phone_code"><input name="phone_number"></form>
<div id="notice" role="alert" hidden></div>
<main><div>
<section class="state"><div class="row"><span id="state">Connecting</span><span id="timer">00:00</span></div>
<div class="row"><span id="number"></span><span id="detail"></span></div><div id="lead"></div></section>
<section id="call" hidden><h2>Call</h2><button id="hangup" class="end">Hang up customer</button></section>
<section id="disposition" hidden><h2>How did the call end?</h2><div id="statuses"></div>
<label>Call back at <input id="callback" type="datetime-local"></label></section>
<section><h2>Availability</h2><button id="pause">Pause</button> <button id="resume">Resume</button>
<label id="queue" hidden><input type="checkbox"> Take calls from my dial queue</label></section>
</div><div>
<section><h2>Alerts</h2><ul id="alerts"></ul></section>
<section><h2>Events</h2><ul id="events"></ul></section>
</div></main>
</body></html>
`;
}

/** The requests of the page: the actions of the agent, and the commands that the page has read from the columns. */
function carryOut(
  dialer: Dialer,
  agent: LiveAgent,
  fields: URLSearchParams,
  now: number,
): readonly ScreenEvent[] {
  const action = fields.get('ACTION');
  if (action === 'hangup' && agent.status === 'INCALL') return hangUp(dialer, agent);
  if (action === 'pause') return pause(agent);
  if (action === 'resume') return resume(dialer, agent);
  if (action === 'queueCalls') agent.screen.takesQueueCalls = !agent.screen.takesQueueCalls;
  const column = fields.get('column') ?? '';
  if (action === 'takeColumn' && isTakenColumn(column)) {
    const value = fields.get('value');
    if (value === null) return takeColumn(dialer, agent, column, now);
    // A command without an ID is carried out as the page has read it, also when it was carried out already.
    agent.columns[column] = value;
    const events = takeColumn(dialer, agent, column, now);
    if (agent.columns[column] === value) agent.columns[column] = '';
    return events;
  }
  if (action !== 'updateDISPO' || !isInDisposition(agent)) return [];
  const stored = fields.get('stored');
  if (stored !== null) return dispose(dialer, agent, stored, now);
  const callback = fields.get('callback') ?? '';
  const end = callback === '' ? '' : `!${callback}:00!USERONLY!!`;
  return dispose(dialer, agent, `${fields.get('status') ?? ''}${end}`, now);
}

/** Events that no page has fetched yet, by agent. A headless screen stores them here for an open page. */
export type EventBox = Map<string, ScreenEvent[]>;

/** Keeps the last events of an agent for the next poll of the page. */
export function keepEvents(box: EventBox, user: string, events: readonly ScreenEvent[]): void {
  box.set(user, [...(box.get(user) ?? []), ...events].slice(-200));
}

/** The ID of the dialed call once it was answered: the page asks for it while it rings (manDiaLlookCaLL). */
function answeredCall(dialer: Dialer, agent: LiveAgent | undefined): string {
  return agent && (callOf(dialer, agent)?.channel ?? '') !== '' ? agent.callerid : '';
}

/**
 * Replies to a poll of the page (conf_exten_check.php) or to one of its other requests (vdc_db_query.php). The first line is
 * that of the real dialer. The second line has the data for this page as JSON. `takesCommands` is false while a headless
 * screen carries out the commands: then the page gets no columns.
 */
export function answerAgentPage(
  dialer: Dialer,
  box: EventBox,
  fields: URLSearchParams,
  how: { now: number; takesCommands: boolean },
): PhpReply {
  const user = fields.get('user') ?? '';
  const pass = fields.get('pass') ?? '';
  const key = judgeLogin(dialer, { user, pass, level: 1, api: 'agent' }, how.now);
  if (key !== 'GOOD') return { status: 200, body: `Invalid Username/Password: |${user}|${pass}|${key}|\n` };
  const agent = findLiveAgent(dialer, user);
  advanceCalls(dialer, how.now);
  const isPoll = fields.get('ACTION') === 'refresh';
  if (agent) {
    const isFatal = isPoll
      ? isPollFatal(dialer, agent)
      : fields.get('ACTION') === 'hangup' && isHangUpFatal(dialer, agent);
    if (!isPoll) keepEvents(box, user, carryOut(dialer, agent, fields, how.now));
    else if (how.takesCommands) keepEvents(box, user, frequentEvents(dialer, agent, how.now));
    if (isFatal) return { status: 500, body: '' };
  }
  const live = findLiveAgent(dialer, user);
  const events = box.get(user) ?? [];
  box.delete(user);
  const written = live?.columns;
  const first =
    `DateTime: ${serverTime(how.now)}|UnixTime: ${epochOf(how.now)}|Logged-in: ${live ? 'Y' : 'DEAD_VLA'}|CampCalls: 0|` +
    `Status: ${live?.status ?? ''}|DiaLCalls: 0|APIHanguP: ${written?.hangup ?? ''}|` +
    `APIStatuS: ${written?.status ?? ''}|APIPausE: ${written?.pause ?? ''}|APIDiaL: ${written?.dial ?? ''}|`;
  const data = {
    events,
    session: live && viewSession(dialer, live),
    columns: live && how.takesCommands ? columnsFor(dialer, live, how.now) : null,
    answered: answeredCall(dialer, live),
    callsWaiting: dialer.waitingInbound.filter(({ inGroup }) => live?.ingroups.includes(inGroup)).length,
    callbackCount: dialer.dispositions.filter((one) => one.user === user && one.callback).length,
  };
  return { status: 200, body: `${first}\n${JSON.stringify(data)}\n` };
}
