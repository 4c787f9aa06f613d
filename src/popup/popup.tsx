import type { ReadonlySignal } from '@preact/signals';
import { explain } from '../failure.ts';
import { ask } from '../platform/send.ts';
import { openOptions } from '../platform/tabs.ts';
import { say } from '../platform/words.ts';
import { screenWarning } from '../session/agent-screen.ts';
import type { Desk } from '../session/desk.ts';
import type { Settings } from '../settings/catalogue.ts';
import type { Effective } from '../settings/effective.ts';
import { FailureNotice } from '../ui/notice.tsx';
import { DialField } from './dial-field.tsx';
import { Dispositions } from './dispositions.tsx';
import { HangUp } from './hang-up.tsx';
import { News } from './news.tsx';
import { PauseControls } from './pause-controls.tsx';
import { SignInView } from './sign-in-view.tsx';
import type { SiteInFront } from './site.ts';
import { SiteSwitch } from './site-switch.tsx';
import { StateLine } from './state-line.tsx';
import { UnlockView } from './unlock-view.tsx';

export interface PopupProps {
  readonly desk: ReadonlySignal<Desk>;
  /** Epoch milliseconds. */
  readonly now: ReadonlySignal<number>;
  /** Undefined until the worker has said what they are. */
  readonly inForce: ReadonlySignal<Effective | undefined>;
  readonly site: SiteInFront | undefined;
}

/** The popup: one view for signing in, one for the session; what is not allowed now is not there. */
export function Popup({ desk, now, inForce, site }: PopupProps) {
  const { signIn } = desk.value;
  return (
    <>
      <header>
        <img src="/icons/32.png" width="22" height="22" alt="" />
        <h1>{say('popup_title')}</h1>
        <button type="button" class="plain" onClick={() => void openOptions()}>
          {say('popup_settings')}
        </button>
        {signIn.state === 'in' && (
          <button type="button" class="plain" onClick={() => void ask('signOut', {})}>
            {say('popup_signOut')}
          </button>
        )}
      </header>
      <main class="stack">
        {inForce.value && <View desk={desk.value} now={now.value} inForce={inForce.value} />}
      </main>
      {site && inForce.value && !inForce.value.values.disabledFeatures.includes('enableSites') && (
        <footer>
          <SiteSwitch site={site} locked={inForce.value.locked} />
        </footer>
      )}
    </>
  );
}

function View({ desk, now, inForce }: { desk: Desk; now: number; inForce: Effective }) {
  const { values, locked, certainty } = inForce;
  if (desk.signIn.state === 'in') return <SessionView desk={desk} now={now} settings={values} />;
  if (desk.signIn.state === 'locked') return <UnlockView identity={desk.signIn.identity} />;
  // Managed, and the browser has not told the policy yet: nobody types a password for a dialer that is not theirs.
  if (certainty === 'waiting') return <p role="status">{say('popup_waitingForPolicy')}</p>;
  return <SignInView signIn={desk.signIn} settings={values} locked={locked} />;
}

function SessionView({ desk, now, settings }: { desk: Desk; now: number; settings: Settings }) {
  const { session, signIn } = desk;
  const warning = screenWarning(desk.screen, now);
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
      <Dispositions desk={desk} lines={settings.dispositions} pauseLines={settings.pauseCodes} />
      <DialField desk={desk} />
      <PauseControls desk={desk} lines={settings.pauseCodes} />
    </>
  );
}
