import {
  type AgentState,
  type CallLead,
  isInCall,
  type Observation,
  observe,
  type Session,
} from '../state.ts';
import { type AgentScreen, asleep } from './agent-screen-warning.ts';

/** One call of the page's own `agent_events` function (docs/vicidial/facts.md 8). */
export interface ScreenEvent {
  readonly type: string;
  readonly message: string;
}

/**
 * A status or pause code as the page lists it. The flag of a status: it asks for a callback. The flag of a pause code: a
 * manager must approve it (docs/vicidial/results-out.md 7).
 */
export type ListedChoice = readonly [code: string, name: string, isFlagged: boolean];

/**
 * A report of the agent screen that is open in this browser. The page can forge it, so it is a hint about this agent's
 * session only. It never causes a command.
 */
export interface ScreenReport {
  readonly kind: 'open' | 'update' | 'close';
  readonly user: string;
  readonly campaign: string;
  /** Epoch milliseconds by the page's clock. */
  readonly at: number;
  /** Milliseconds since the last run of the page's loop. */
  readonly quiet: number;
  readonly isHidden: boolean;
  /** The page's `VD_live_customer_call` and `AutoDialWaiting`. */
  readonly isLive: boolean;
  readonly isWaiting: boolean;
  /** The page's `MD_channel_look`: a dialed call was not answered yet. */
  readonly isRinging: boolean;
  /** The page's `dial_method` is `MANUAL`: the dialer ignores Resume (docs/vicidial/facts.md 5.4). */
  readonly isManual: boolean;
  /** Calls that wait in the agent's queues, and the agent's callbacks, as the page shows them. Absent if it does not. */
  readonly callsWaiting?: number;
  readonly callbackCount?: number;
  /** Milliseconds that the page measured for its last request. */
  readonly latency?: number;
  /** The lead that the page shows during a call. Absent without a call. */
  readonly lead?: CallLead;
  readonly events: readonly ScreenEvent[];
  readonly lists?: {
    readonly statuses: readonly ListedChoice[];
    readonly pauseCodes: readonly ListedChoice[];
  };
}

export interface ReceivedReport {
  readonly session: Session;
  readonly screen: AgentScreen | null;
  /** Milliseconds until the dialer should be polled; absent if it need not be. */
  readonly pollIn?: number;
}

/** The page reports a disposition before the dialer has stored it. Milliseconds until it is stored. */
const storeDelayMs = 1_000;

/** Events that show a state; those in `doubtfulEvents` show that something changed, not what it is now. */
const shownStates: ReadonlyMap<string, AgentState> = new Map(
  Object.entries({
    call_dialed: 'ringing',
    call_answered: 'connected',
    call_dead: 'customerGone',
    customer_gone: 'customerGone',
    park_started: 'parked',
    park_retrieved: 'connected',
    '3way_answered': 'threeWay',
    dispo_screen_open: 'disposition',
    state_ready: 'ready',
    state_paused: 'paused',
    logged_out: 'loggedOut',
    logged_out_complete: 'loggedOut',
    login_invalid: 'loggedOut',
    session_disabled: 'loggedOut',
  } as const),
);
/** Messages of `session_disabled` with which the session is over: another login took it, or the dialer ended it. */
const endedSessions: ReadonlySet<string> = new Set(['LIVE_AGENT', 'DEAD_EXTERNAL']);
const doubtfulEvents: ReadonlySet<string> = new Set([
  'logged_in',
  'agent_hangup',
  'dispo_set',
  '3way_start',
  '3way_agent_leave',
  '3way_agent_hangup',
]);

/** Applies one report: returns the session now, and whether the dialer must be polled. `now` in epoch milliseconds. */
export function receiveReport(
  session: Session,
  before: AgentScreen | null,
  report: ScreenReport,
  tab: number,
  now: number,
): ReceivedReport {
  if (report.kind === 'close') return { session, screen: closeScreen(before, tab, now) };
  // A late report of a closed page. A page that is restored sends `hello`.
  if (before?.state === 'closed' && before.tab === tab && report.kind === 'update')
    return { session, screen: before };
  return followReport(withDisposition(session, report.events), before, report, tab, now);
}

/** The session with the disposition that the page has just set. Of a callback, the page reports the status `CBHOLD`. */
function withDisposition(session: Session, events: readonly ScreenEvent[]): Session {
  const status = events.findLast(({ type }) => type === 'dispo_set')?.message ?? '';
  const { callSince } = session;
  if (callSince === undefined || !/^[\w-]{1,6}$/.test(status)) return session;
  return { ...session, lastDisposition: { status, callSince } };
}

function followReport(
  session: Session,
  before: AgentScreen | null,
  report: ScreenReport,
  tab: number,
  now: number,
): ReceivedReport {
  const news = followEvents(session, report.events);
  const doubt = doubtAfter(session, before, report, news, now);
  // A companion that joins the same page again sends `hello` too. A page that was reloaded has sent `bye`.
  const wasOut = before?.state === 'loggedOut' && before.tab === tab;
  const isOut = news.state === 'loggedOut' && !news.isDoubtful && (news.isNew || wasOut);
  const screen: AgentScreen = {
    state: isOut ? 'loggedOut' : 'open',
    tab,
    campaign: report.campaign,
    isManual: report.isManual,
    seenAt: now,
    quiet: report.quiet,
    isHidden: report.isHidden,
    ...(report.callsWaiting === undefined ? {} : { callsWaiting: report.callsWaiting }),
    ...(report.callbackCount === undefined ? {} : { callbackCount: report.callbackCount }),
    ...(report.latency === undefined ? {} : { latency: report.latency }),
    ...(doubt === undefined ? {} : { doubt }),
  };
  const isNewDoubt = doubt !== undefined && doubt.at === now;
  const pollIn = isNewDoubt ? { pollIn: news.isDisposed ? storeDelayMs : 0 } : {};
  // The page can send any time. A report older than the last poll is ignored, unless that poll saw `inCall` only.
  const isFiner = news.isNew && session.state === 'inCall' && isInCall(news.state);
  const at = Math.min(now, Math.max(report.at, isFiner ? session.seenAt : now - asleep));
  if ((doubt !== undefined && !news.isNew) || at < session.seenAt) return { session, screen, ...pollIn };
  return { session: observe(session, observation(session, news, report), at), screen, ...pollIn };
}

/**
 * The screen after the page in `tab` was closed: unchanged if another tab has it, or null if it was logged out before, which
 * needs no warning.
 */
export function closeScreen(screen: AgentScreen | null, tab: number, now: number): AgentScreen | null {
  if (screen?.tab !== tab || screen.state === 'closed') return screen;
  return screen.state === 'loggedOut' ? null : { ...screen, state: 'closed', seenAt: now };
}

interface ScreenNews {
  readonly state: AgentState;
  readonly isNew: boolean;
  readonly isDoubtful: boolean;
  /** The last event of a finished call was its disposition. */
  readonly isDisposed: boolean;
  readonly callId?: string;
  readonly phoneNumber?: string;
}

function followEvents(session: Session, events: readonly ScreenEvent[]): ScreenNews {
  let news: ScreenNews = { state: session.state, isNew: false, isDoubtful: false, isDisposed: false };
  for (const { type, message } of events) {
    const state = stateOf(type, message);
    if (state === undefined) {
      if (doubtfulEvents.has(type)) news = { ...news, isDoubtful: true, isDisposed: type === 'dispo_set' };
    } else if (isOpenCall(news) && (state === 'paused' || state === 'ready')) {
      // During a call it takes effect later, and during a disposition it has no effect (docs/vicidial/facts.md 5.4).
      news = { ...news, isDoubtful: true };
    } else if (state !== 'customerGone' || isInCall(news.state)) {
      news = {
        ...news,
        ...callDetails(type, message),
        state,
        isNew: true,
        isDoubtful: false,
        isDisposed: false,
      };
    }
  }
  return news;
}

function stateOf(type: string, message: string): AgentState | undefined {
  // Without a message the page reports that it replaced an old session: the new one is fine (docs/vicidial/results-out.md 9).
  if (type === 'session_disabled' && !endedSessions.has(message)) return undefined;
  return shownStates.get(type);
}

function isOpenCall({ state, isDisposed }: ScreenNews): boolean {
  return (isInCall(state) || state === 'disposition') && !isDisposed;
}

/** Reads the message of a call's event: `3125551212 MANUAL_DIALNOW`, or the ID of the call. */
function callDetails(type: string, message: string): Pick<ScreenNews, 'callId' | 'phoneNumber'> {
  const [first = ''] = message.split(' ');
  if (type === 'call_dialed' && /^\d{2,20}$/.test(first)) return { phoneNumber: first };
  if (type === 'call_answered' && /^[A-Z]\w{9,30}$/.test(first)) return { callId: first };
  return {};
}

/** The open doubt after this report. `at` is `now` for a new one. */
function doubtAfter(
  session: Session,
  before: AgentScreen | null,
  report: ScreenReport,
  news: ScreenNews,
  now: number,
): AgentScreen['doubt'] {
  const old = before?.doubt;
  const { isLive } = report;
  if (news.isDoubtful) return { at: now, state: news.state, isLive };
  if (news.isNew) return undefined;
  if (stateByFlags(session.state, report) === undefined) {
    // One extra poll for each doubt. Until a poll differs, the schedule without an agent screen applies. A call that the dialer
    // delivers right after another doubt is a new one.
    const isSame = old?.state === session.state && old.isLive === isLive;
    return isSame ? old : { at: now, state: session.state, isLive };
  }
  const isSettled =
    old === undefined || session.state !== old.state || session.seenAt > old.at + 2 * storeDelayMs;
  return isSettled ? undefined : old;
}

/** The state that fits the page's two flags, or undefined if it needs a poll. */
function stateByFlags(
  state: AgentState,
  { isLive, isWaiting, isRinging, lead }: ScreenReport,
): AgentState | undefined {
  if (state === 'loggedOut') return undefined;
  // A poll does not distinguish the two.
  if (isRinging && state === 'inCall') return 'ringing';
  // The lead of a call that the dialer delivers is on the page with the call. A poll gives the rest.
  if (isLive && state === 'ready' && lead !== undefined) return 'inCall';
  if (isLive) return isInCall(state) ? state : undefined;
  // The flag of a dialed call is set when it is answered. For a parked or lost call it may be either.
  const isEither = ['ringing', 'parked', 'threeWay', 'customerGone', 'delivering', 'phoneRinging'];
  if (isEither.includes(state)) return state;
  if (isWaiting) return state === 'ready' || state === 'paused' ? 'ready' : undefined;
  return state === 'paused' || state === 'disposition' || state === 'preview' ? state : undefined;
}

function observation(session: Session, news: ScreenNews, report: ScreenReport): Observation {
  const state = news.isNew ? news.state : (stateByFlags(news.state, report) ?? news.state);
  const isSameCall = isInCall(state) && isInCall(session.state) && news.phoneNumber === undefined;
  const isSame = state === session.state && (isSameCall || !isInCall(state));
  const keepsCall = isSameCall || isSame || (state === 'disposition' && isInCall(session.state));
  const { callId = isSameCall ? session.callId : undefined } = news;
  const { phoneNumber = keepsCall ? session.phoneNumber : undefined } = news;
  const campaign = report.campaign || session.campaign;
  return {
    state,
    source: 'agentScreen',
    ...(campaign ? { campaign } : {}),
    ...(session.fullName === undefined ? {} : { fullName: session.fullName }),
    ...(callId === undefined ? {} : { callId }),
    ...(phoneNumber === undefined ? {} : { phoneNumber }),
    ...(keepsCall && session.leadId !== undefined ? { leadId: session.leadId } : {}),
    ...(report.lead !== undefined && isInCall(state) ? { lead: report.lead } : {}),
    ...(isSameCall && session.recording !== undefined ? { recording: session.recording } : {}),
    ...(isSame && session.pauseCode !== undefined ? { pauseCode: session.pauseCode } : {}),
    ...(isSame && session.cannotDial !== undefined ? { cannotDial: session.cannotDial } : {}),
  };
}
