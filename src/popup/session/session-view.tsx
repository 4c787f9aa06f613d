import { explain } from '../../failure.ts';
import { t } from '../../platform/i18n.ts';
import { screenWarning } from '../../session/agent-screen/agent-screen-warning.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import type { Settings } from '../../settings/catalogue.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { CallActionButtons } from '../call/call-actions.tsx';
import { DialField } from '../call/dial-field.tsx';
import { Dispositions } from '../call/dispositions.tsx';
import { HangUp } from '../call/hang-up.tsx';
import { Preview } from '../call/preview.tsx';
import { Notices } from '../notices.tsx';
import type { CurrentSite } from '../site/current-site.ts';
import { PauseControls } from './pause-controls.tsx';
import { RecentCalls } from './recent-calls.tsx';
import { SessionMenu } from './session-menu.tsx';
import { StateLine } from './state-line.tsx';

/** The session of an agent who is signed in: what it does, and what can be done with it now. */
export function SessionView(props: {
  desk: PopupState;
  now: number;
  settings: Settings;
  site: CurrentSite | undefined;
}) {
  const { desk, now, settings, site } = props;
  const { session, signIn, controls } = desk;
  const warning = screenWarning(desk.screen, now);
  const isOff = (feature: Settings['disabledFeatures'][number]) =>
    settings.disabledFeatures.includes(feature);
  // Between two calls; in a call and with its disposition open a dial makes no sense at all.
  const isBetween =
    !isInCall(session.state) && !['loggedOut', 'disposition', 'preview'].includes(session.state);
  const isIdle = isBetween && controls.dial !== 'preview' && controls.dial !== 'remoteAgent';
  return (
    <>
      {signIn.state === 'in' && signIn.identity.isInsecure && (
        <p class="notice">{t('popup_insecure', signIn.identity.host)}</p>
      )}
      <StateLine desk={desk} now={now} />
      {warning && (
        <p class="notice" role="status">
          {t(warning)}
        </p>
      )}
      {session.failure && session.failures > 1 && <FailureNotice reason={explain(session.failure)} />}
      <Notices desk={desk} />
      <HangUp desk={desk} />
      <CallActionButtons desk={desk} />
      <Preview desk={desk} />
      <Dispositions desk={desk} lines={settings.dispositions} pauseLines={settings.pauseCodes} />
      {isIdle && !isOff('dialPad') && <DialField desk={desk} />}
      <PauseControls desk={desk} lines={settings.pauseCodes} />
      {isIdle && !isOff('recentCalls') && <RecentCalls key={desk.call?.phase} desk={desk} />}
      <SessionMenu desk={desk} site={site} />
    </>
  );
}
