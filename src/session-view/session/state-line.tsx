import { useComputed } from '@preact/signals';
import { formatDuration } from '../../duration.ts';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { type AgentState, isInCall } from '../../session/state.ts';
import { type PauseCode, pauseCodes } from '../../settings/values/choices.ts';
import { Duration, now } from '../../ui/clock.tsx';
import { isInFlight } from '../availability.ts';
import { lastPause } from '../memory.ts';
import { shownNumber } from '../shown-number.ts';
import css from './state-line.module.css';

/** The color of each state: green for a live call, amber for something that waits for the agent. */
const tones: Record<AgentState, 'live' | 'waiting' | 'ready' | 'none'> = {
  unknown: 'none',
  loggedOut: 'waiting',
  paused: 'none',
  ready: 'ready',
  delivering: 'waiting',
  phoneRinging: 'waiting',
  preview: 'waiting',
  ringing: 'waiting',
  inCall: 'live',
  connected: 'live',
  parked: 'waiting',
  threeWay: 'live',
  customerGone: 'waiting',
  disposition: 'waiting',
};

/** Milliseconds without a successful poll after which the age of the state is shown. */
const staleMs = 90_000;

/** The session in short: state, timer, number, pause reason, agent and campaign. */
export function StateLine({ state, pauseLines }: { state: PopupState; pauseLines: readonly string[] }) {
  const { session, signIn } = state;
  const shown = shownState(state);
  const since = timerStart(state);
  const number = shownNumber(state);
  const pause = pauseReason(state, pauseLines);
  const details = [
    signIn.state === 'in' ? t('popup_agent', signIn.identity.agent) : '',
    session.campaign ?? '',
  ].filter(Boolean);
  // The line is always there, so that no button moves while it is pressed.
  const inFlight = state.commands.filter(isInFlight).map(({ kind }) => t(`popup_doing_${kind}`));
  return (
    <section class={css['stateLine']} data-tone={tones[shown]} aria-label={t('popup_session')}>
      <span class={css['dot']} aria-hidden="true" />
      <span class={css['words']} role="status">
        {stateWords(state)}
      </span>
      {since !== undefined && (
        <span
          class={css['timer']}
          role="timer"
          aria-label={t(session.state === 'disposition' ? 'popup_wrapUp' : 'popup_timer')}
        >
          {session.state === 'disposition' && <span class="help">{t('popup_wrapUp')} </span>}
          <Duration since={since} />
        </span>
      )}
      {number && <span class={`${css['detail']} ${css['number']}`}>{number}</span>}
      {session.state === 'disposition' && session.unanswered && (
        <span class={css['detail']}>{t(`unanswered_${session.unanswered}`)}</span>
      )}
      {pause && (
        <span class={`${css['detail']} ${css['pause']}`}>
          {pause.name} · <Duration since={pause.since} />
        </span>
      )}
      <span class={css['detail']} role="status">
        {inFlight.length > 0 ? inFlight.join(' ') : details.join(' · ')}
      </span>
      {session.state === 'loggedOut' && <span class={css['detail']}>{t('popup_loggedOutTodo')}</span>}
      {session.seenAt > 0 && session.failures > 0 && <Age seenAt={session.seenAt} />}
    </section>
  );
}

function shownState({ session, isOnHold }: PopupState): AgentState {
  return isOnHold ? 'parked' : session.state;
}

/** The state in words. A call that nobody answered is named as what it was, and not as hung up by the customer. */
function stateWords(state: PopupState): string {
  const { unanswered } = state.session;
  const shown = shownState(state);
  return shown === 'customerGone' && unanswered ? t(`unanswered_${unanswered}`) : t(`state_${shown}`);
}

function Age({ seenAt }: { seenAt: number }) {
  const age = useComputed(() => (now.value - seenAt > staleMs ? formatDuration(now.value - seenAt) : ''));
  return age.value ? <span class={css['detail']}>{t('popup_seen', age.value)}</span> : null;
}

function timerStart({ session }: PopupState): number | undefined {
  if (session.state === 'ringing') return session.callSince;
  if (isInCall(session.state)) return session.answeredSince ?? session.callSince;
  return session.state === 'unknown' || session.since === 0 ? undefined : session.since;
}

/** How much earlier than the poll that saw it a pause can have been set, in milliseconds. */
const pollDelayMs = 10_000;

/**
 * Why the agent is paused, and since when. An ordinary account cannot read the pause code. For it, this is the code that
 * the extension set during this pause.
 */
function pauseReason(
  { session, choices }: PopupState,
  lines: readonly string[],
): { name: string; since: number } | undefined {
  if (session.state !== 'paused') return undefined;
  const last = lastPause.value;
  const own = last && last.at >= session.since - pollDelayMs ? last : undefined;
  const code = session.pauseCode ?? own?.code;
  if (!code || code === 'LOGIN') return undefined;
  const codes: readonly PauseCode[] = choices.pauseCodes ?? pauseCodes(lines);
  return {
    name: codes.find((each) => each.code === code)?.name ?? code,
    since: own?.code === code ? own.at : session.since,
  };
}
