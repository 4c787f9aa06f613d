import { explain } from '../failure.ts';
import { say } from '../platform/words.ts';
import type { Desk } from '../session/desk.ts';
import { screenWarning } from '../session/screen-warning.ts';
import { isInCall } from '../session/state.ts';
import type { Settings } from '../settings/catalogue.ts';
import { FailureNotice } from '../ui/notice.tsx';
import { CallWork } from './call-work.tsx';
import { DialField } from './dial-field.tsx';
import { Dispositions } from './dispositions.tsx';
import { HangUp } from './hang-up.tsx';
import { More } from './more.tsx';
import { News } from './news.tsx';
import { PauseControls } from './pause-controls.tsx';
import { Preview } from './preview.tsx';
import { RecentCalls } from './recent-calls.tsx';
import type { SiteInFront } from './site.ts';
import { StateLine } from './state-line.tsx';

/** The session of an agent who is signed in: what it does, and what can be done with it now. */
export function SessionView(props: {
  desk: Desk;
  now: number;
  settings: Settings;
  site: SiteInFront | undefined;
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
        <p class="notice">{say('popup_insecure', signIn.identity.host)}</p>
      )}
      <StateLine desk={desk} now={now} />
      {warning && (
        <p class="notice" role="status">
          {say(warning)}
        </p>
      )}
      {session.failure && session.failures > 1 && <FailureNotice reason={explain(session.failure)} />}
      <News desk={desk} />
      <HangUp desk={desk} />
      <CallWork desk={desk} />
      <Preview desk={desk} />
      <Dispositions desk={desk} lines={settings.dispositions} pauseLines={settings.pauseCodes} />
      {isIdle && !isOff('dialPad') && <DialField desk={desk} />}
      <PauseControls desk={desk} lines={settings.pauseCodes} />
      {isIdle && !isOff('recentCalls') && <RecentCalls key={desk.call?.phase} desk={desk} />}
      <More desk={desk} site={site} />
    </>
  );
}
