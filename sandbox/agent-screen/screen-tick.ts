/**
 * The agent screen: what the agent's browser tab does once a second with the columns that the API wrote. `tickScreen` does
 * all of it. It changes the tables for the given time and reads no clock. See docs/vicidial/facts.md 5, 6 and 8.
 */
import { callOf, campaignOf } from '../dialer/table-access.ts';
import type { Dialer, LiveAgent } from '../dialer/tables.ts';
import { advanceCalls } from '../telephone/telephone-network.ts';
import {
  dispose,
  hangUp,
  isInDisposition,
  isPollFatal,
  logOut,
  pause,
  resume,
  type ScreenEvent,
} from './screen-actions.ts';
import { dialToTake, takeDial } from './screen-dial.ts';
import { liveCallColumns } from './screen-live-call.ts';

function consumeDisposition(dialer: Dialer, agent: LiveAgent, now: number): ScreenEvent[] {
  const { screen, columns } = agent;
  if (!isInDisposition(agent)) {
    screen.dispoTicks = undefined;
    return [];
  }
  screen.dispoTicks = (screen.dispoTicks ?? 0) + 1;
  return screen.dispoTicks > 1 && columns.status !== '' ? dispose(dialer, agent, columns.status, now) : [];
}

function consumePause(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  const { columns, screen } = agent;
  if (columns.pause === 'LOGOUT') {
    const isBusy = agent.leadId > 0 || agent.previewLeadId > 0 || callOf(dialer, agent) !== undefined;
    return isBusy ? [] : logOut(dialer, agent, 'API');
  }
  const [what = '', epoch = ''] = columns.pause.split('!');
  // The poll does not clear the column, so only an epoch that was not handled yet is a new command.
  if (epoch === '' || epoch === screen.lastPauseEpoch) return [];
  screen.lastPauseEpoch = epoch;
  if (what === 'PAUSE') return pause(agent);
  return what === 'RESUME' ? resume(dialer, agent) : [];
}

function consumePauseCode(agent: LiveAgent): ScreenEvent[] {
  const code = agent.columns.pauseCode;
  if (code === '' || agent.status !== 'PAUSED' || agent.leadId > 0) return [];
  agent.columns.pauseCode = '';
  agent.pauseCode = code;
  return [{ type: 'pause_code_open', message: code }];
}

const consumers = {
  ...liveCallColumns,
  pause: consumePause,
  pauseCode: (_dialer: Dialer, agent: LiveAgent) => consumePauseCode(agent),
  dial: takeDial,
};

/** A column whose command is a request of the page. */
export type TakenColumn = keyof typeof consumers;

export const isTakenColumn = (name: string): name is TakenColumn => Object.hasOwn(consumers, name);

/** Carries out the command in one column, and clears the column if the real screen clears it. */
export function takeColumn(
  dialer: Dialer,
  agent: LiveAgent,
  column: TakenColumn,
  now: number,
): ScreenEvent[] {
  return consumers[column](dialer, agent, now);
}

/** The columns that the page's next request can carry out. A dial is empty while the screen would not take it. */
export function columnsFor(dialer: Dialer, agent: LiveAgent, now: number): LiveAgent['columns'] {
  return { ...agent.columns, dial: dialToTake(dialer, agent, now)?.stored ?? '' };
}

/** The events on the line since the last tick. */
function announce(dialer: Dialer, agent: LiveAgent): ScreenEvent[] {
  const { screen } = agent;
  if (agent.status !== 'INCALL') return [];
  const call = callOf(dialer, agent);
  if (!call && screen.announced !== 'dead') {
    screen.announced = 'dead';
    return [{ type: 'call_dead', message: agent.callerid }];
  }
  if (call && call.channel !== '' && screen.announced === 'dialed') {
    screen.announced = 'answered';
    return [{ type: 'call_answered', message: agent.callerid }];
  }
  return [];
}

/** In an automatic campaign, the screen reports a check for calls each second. The agent does not see that alert. */
function checksForCalls(dialer: Dialer, agent: LiveAgent): boolean {
  const isWaiting = agent.status === 'READY' || agent.status === 'CLOSER';
  return isWaiting && campaignOf(dialer, agent).dialMethod !== 'MANUAL';
}

/** The events of every second: the page reports them, and they say nothing about a call. */
export function frequentEvents(dialer: Dialer, agent: LiveAgent, now: number): ScreenEvent[] {
  const events: ScreenEvent[] = [];
  if (checksForCalls(dialer, agent)) {
    events.push({ type: 'agent_alert', message: `CHECK-FOR-CALL COMPLETE: ${agent.screen.loggedInAt}` });
  }
  events.push({ type: 'time_sync', message: String(Math.floor(now / 1000)) });
  if (agent.callerid === '') events.push({ type: 'none_in_session', message: agent.confExten });
  return events;
}

/** One second of an agent screen without a page. Returns the events that its page would report, the frequent ones last. */
export function tickScreen(dialer: Dialer, agent: LiveAgent, now: number): ScreenEvent[] {
  advanceCalls(dialer, now);
  // The reply to such a poll is a server error, so the screen gets no command.
  if (isPollFatal(dialer, agent)) return [];
  const take = (column: TakenColumn) => takeColumn(dialer, agent, column, now);
  const events = announce(dialer, agent);
  events.push(...take('dtmf'), ...take('recording'), ...take('park'), ...take('transferconf'));
  if (agent.columns.hangup === '1' && agent.status === 'INCALL' && !agent.screen.hasUnsavedHangUp)
    events.push(...hangUp(dialer, agent));
  else events.push(...consumeDisposition(dialer, agent, now));
  events.push(...take('pause'), ...take('pauseCode'), ...take('dial'));
  return [...events, ...frequentEvents(dialer, agent, now)];
}
