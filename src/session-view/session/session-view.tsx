import { explain } from '../../failure.ts';
import { t } from '../../platform/i18n.ts';
import type { UnavailableReason } from '../../session/controls.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { isAvailable } from '../availability.ts';
import { DialField } from '../call/dial-field.tsx';
import { LeftTextNotices } from '../call/left-text-notices.tsx';
import { DraftProvider } from '../draft-provider.tsx';
import { CallbackList, CallControls, RecentCalls } from '../later-parts.ts';
import { DoNotCall } from '../leads/do-not-call.tsx';
import { LeadLookup } from '../leads/lead-lookup.tsx';
import { CommandNotices, ConfirmDial } from '../notices.tsx';
import type { CurrentSite } from '../site/current-site.ts';
import { AgentScreenCounts } from './agent-screen-counts.tsx';
import { AgentScreenNotice } from './agent-screen-notice.tsx';
import { PauseControls } from './pause-controls.tsx';
import { PauseRequestNotice } from './pause-request-view.tsx';
import { SessionMenu } from './session-menu.tsx';
import { StateLine } from './state-line.tsx';

/** For these reasons the number field is hidden, because something else must happen first. */
const noDialing: readonly UnavailableReason[] = [
  'loggedOut',
  'inCall',
  'notAnswered',
  'customerGone',
  'parked',
  'disposition',
  'callOver',
  'preview',
  'remoteAgent',
  'switchedOff',
];

/** The session of a signed-in agent and the controls that it offers now. */
export function SessionView(props: { state: PopupState; settings: Settings; site: CurrentSite | undefined }) {
  const { state, settings, site } = props;
  const { session, signIn, controls } = state;
  const isOff = (feature: Settings['disabledFeatures'][number]) =>
    settings.disabledFeatures.includes(feature);
  const isIdle = controls.dial === undefined || !noDialing.includes(controls.dial);
  return (
    <DraftProvider state={state}>
      {signIn.state === 'in' && signIn.identity.isInsecure && (
        <p class="notice">{t('popup_insecure', signIn.identity.host)}</p>
      )}
      <StateLine state={state} pauseLines={settings.pauseCodes} />
      <AgentScreenNotice state={state} settings={settings} />
      {session.failure && session.failures > 1 && <FailureNotice reason={explain(session.failure)} />}
      <ConfirmDial state={state} />
      <CallControls state={state} settings={settings} />
      <CommandNotices state={state} />
      <LeftTextNotices state={state} />
      {isIdle && isAvailable(state, 'dial') && !state.call && <p class="help">{t('popup_nextStep')}</p>}
      {isIdle && <CallbackList state={state} reminderMinutes={settings.callbackReminderMinutes} />}
      <AgentScreenCounts state={state} />
      {isIdle && !isOff('dialPad') && <DialField state={state} />}
      {settings.dncChanges && <DoNotCall state={state} settings={settings} />}
      {settings.leadLookup && <LeadLookup state={state} settings={settings} site={site} />}
      <PauseRequestNotice state={state} lines={settings.pauseRequestCodes} pauseLines={settings.pauseCodes} />
      <PauseControls state={state} lines={settings.pauseCodes} requestLines={settings.pauseRequestCodes} />
      {isIdle && !isOff('recentCalls') && <RecentCalls state={state} />}
      <SessionMenu state={state} settings={settings} site={site} />
    </DraftProvider>
  );
}
