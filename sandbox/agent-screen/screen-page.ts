/**
 * The agent screen as a page (agc/vicidial.php) and the two addresses that it requests. While the page is open, it polls once
 * a second, and each poll is a tick. When it is closed, nothing consumes the commands.
 */
import { readFileSync } from 'node:fs';
import type { PhpReply } from '../agent-api/agent-api.ts';
import { isLocked, judgeLogin } from '../dialer/login.ts';
import { epochOf, serverTime } from '../dialer/server-time.ts';
import { campaignOf, findAccount, findLiveAgent, logIn } from '../dialer/table-access.ts';
import type { Account, Dialer, LiveAgent, Status } from '../dialer/tables.ts';
import { viewSession } from '../session-view.ts';
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
import { tickScreen } from './screen-tick.ts';

const file = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const SCRIPT = file('screen.js');
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
<span>Session ${agent.confExten}</span></header>
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

/** The actions of the agent on the screen. */
function byHand(
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
  if (action !== 'updateDISPO' || !isInDisposition(agent)) return [];
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

/**
 * Replies to a poll of the page (conf_exten_check.php) or to one of its buttons (vdc_db_query.php). The first line is that of
 * the real dialer. The second line has the data for this page as JSON. `ticks` is false while a headless screen ticks.
 */
export function answerAgentPage(
  dialer: Dialer,
  box: EventBox,
  fields: URLSearchParams,
  how: { now: number; ticks: boolean },
): PhpReply {
  const user = fields.get('user') ?? '';
  const pass = fields.get('pass') ?? '';
  const key = judgeLogin(dialer, { user, pass, level: 1, door: 'agent' }, how.now);
  if (key !== 'GOOD') return { status: 200, body: `Invalid Username/Password: |${user}|${pass}|${key}|\n` };
  const agent = findLiveAgent(dialer, user);
  let isFatal = false;
  if (agent) {
    const isPoll = fields.get('ACTION') === 'refresh';
    const isHangUp = fields.get('ACTION') === 'hangup';
    isFatal = isPoll ? isPollFatal(dialer, agent) : isHangUp && isHangUpFatal(dialer, agent);
    if (!isPoll) keepEvents(box, user, byHand(dialer, agent, fields, how.now));
    else if (how.ticks) keepEvents(box, user, tickScreen(dialer, agent, how.now));
  }
  if (isFatal) return { status: 500, body: '' };
  const live = findLiveAgent(dialer, user);
  const events = box.get(user) ?? [];
  box.delete(user);
  const columns = live?.columns;
  const first =
    `DateTime: ${serverTime(how.now)}|UnixTime: ${epochOf(how.now)}|Logged-in: ${live ? 'Y' : 'DEAD_VLA'}|CampCalls: 0|` +
    `Status: ${live?.status ?? ''}|DiaLCalls: 0|APIHanguP: ${columns?.hangup ?? ''}|` +
    `APIStatuS: ${columns?.status ?? ''}|APIPausE: ${columns?.pause ?? ''}|APIDiaL: ${columns?.dial ?? ''}|`;
  const session = live ? viewSession(dialer, live) : undefined;
  return { status: 200, body: `${first}\n${JSON.stringify({ events, session })}\n` };
}
