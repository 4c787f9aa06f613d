import { maskNumber } from '../../phone/numbering/mask-number.ts';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { type AgentState, isInCall } from '../../session/state.ts';
import { duration } from '../../ui/live.ts';
import { isInFlight } from '../notices.tsx';

const looks: Partial<Record<AgentState, 'good' | 'busy' | 'wait'>> = {
  ready: 'good',
  delivering: 'wait',
  phoneRinging: 'wait',
  preview: 'wait',
  ringing: 'wait',
  inCall: 'busy',
  connected: 'busy',
  parked: 'wait',
  threeWay: 'busy',
  customerGone: 'wait',
  disposition: 'wait',
  loggedOut: 'wait',
};

/** How long a state may go unseen before its age is said, in milliseconds. */
const staleAfter = 90_000;

/** The session at a glance: state, timer, number, and who and where. */
export function StateLine({ desk, now }: { desk: PopupState; now: number }) {
  const { session, signIn, call } = desk;
  const isOurs = isInCall(session.state) || call?.phase === 'preview';
  const number = call && isOurs ? call.formatted : shownNumber(desk);
  const since = timerStart(desk);
  const detail = [
    session.state === 'paused' && session.pauseCode && session.pauseCode !== 'LOGIN' ? session.pauseCode : '',
    signIn.state === 'in' ? t('popup_agent', signIn.identity.agent) : '',
    session.campaign ?? '',
  ].filter(Boolean);
  // In the place of something that is there anyway: nothing moves below a finger that is about to press.
  const doing = desk.commands.filter(isInFlight).map(({ kind }) => t(`popup_doing_${kind}`));
  return (
    <section class={`state ${looks[session.state] ?? ''}`} aria-label={t('popup_session')}>
      <span class="dot" aria-hidden="true" />
      <span class="words" role="status">
        {t(`state_${session.state}`)}
      </span>
      {since !== undefined && (
        <span class="timer" role="timer">
          {duration(now - since)}
        </span>
      )}
      {number && isShown(session.state) && <span class="detail number">{number}</span>}
      <span class="detail" role="status">
        {doing.length > 0 ? doing.join(' ') : detail.join(' · ')}
      </span>
      {session.state === 'loggedOut' && <span class="detail">{t('popup_loggedOutTodo')}</span>}
      {session.seenAt > 0 && session.failures > 0 && now - session.seenAt > staleAfter && (
        <span class="detail">{t('popup_seen', duration(now - session.seenAt))}</span>
      )}
    </section>
  );
}

/** The number that the dialer names, which no journal entry has formatted or masked. */
function shownNumber({ session: { phoneNumber }, isMasked }: PopupState): string | undefined {
  return phoneNumber !== undefined && isMasked ? maskNumber(phoneNumber) : phoneNumber;
}

function timerStart({ session }: PopupState): number | undefined {
  if (session.state === 'ringing') return session.callSince;
  if (isInCall(session.state)) return session.answeredSince ?? session.callSince;
  return session.state === 'unknown' || session.since === 0 ? undefined : session.since;
}

function isShown(state: AgentState): boolean {
  return isInCall(state) || state === 'disposition' || state === 'preview';
}
