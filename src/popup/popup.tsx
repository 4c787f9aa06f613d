import type { ReadonlySignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { openOptions } from '../platform/tabs.ts';
import type { PopupState } from '../session/popup-state.ts';
import type { Effective } from '../settings/effective.ts';
import { HelpLine } from '../ui/help-line.tsx';
import { SessionView } from './session/session-view.tsx';
import { SignInView } from './sign-in/sign-in-view.tsx';
import { UnlockView } from './sign-in/unlock-view.tsx';
import { type CurrentPage, type CurrentSite, siteOf } from './site/current-site.ts';
import { SiteSwitch } from './site/site-switch.tsx';

export interface PopupProps {
  readonly desk: ReadonlySignal<PopupState>;
  /** Epoch milliseconds. */
  readonly now: ReadonlySignal<number>;
  /** Undefined until the worker has said what they are. */
  readonly inForce: ReadonlySignal<Effective | undefined>;
  readonly page: CurrentPage | undefined;
}

/** The popup: one view for signing in, one for the session; what is not allowed now is not there. */
export function Popup({ desk, now, inForce, page }: PopupProps) {
  // The organisation's sites can arrive while the popup is open.
  const site = page && inForce.value && siteOf(page, inForce.value.values);
  const { signIn } = desk.value;
  return (
    <>
      <header>
        <img src="/icons/32.png" width="22" height="22" alt="" />
        <h1>{t('popup_title')}</h1>
        <button type="button" class="plain" onClick={() => void openOptions()}>
          {t('popup_settings')}
        </button>
        {signIn.state === 'in' && (
          <button type="button" class="plain" onClick={() => void request('signOut', {})}>
            {t('popup_signOut')}
          </button>
        )}
      </header>
      <main class="stack">
        {inForce.value && <View desk={desk.value} now={now.value} inForce={inForce.value} site={site} />}
        {inForce.value && <HelpLine settings={inForce.value.values} />}
      </main>
      {site && inForce.value && !inForce.value.values.disabledFeatures.includes('enableSites') && (
        <footer>
          <SiteSwitch site={site} locked={inForce.value.locked} />
        </footer>
      )}
    </>
  );
}

function View(props: { desk: PopupState; now: number; inForce: Effective; site: CurrentSite | undefined }) {
  const { desk, now, inForce, site } = props;
  const { values, locked, certainty } = inForce;
  if (desk.signIn.state === 'in') return <SessionView desk={desk} now={now} settings={values} site={site} />;
  if (desk.signIn.state === 'locked') return <UnlockView identity={desk.signIn.identity} />;
  // Managed, and the browser has not told the policy yet: nobody types a password for a dialer that is not theirs.
  if (certainty === 'waiting') return <p role="status">{t('popup_waitingForPolicy')}</p>;
  return <SignInView signIn={desk.signIn} settings={values} locked={locked} />;
}
