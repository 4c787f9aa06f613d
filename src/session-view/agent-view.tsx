import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { openOptions } from '../platform/tabs.ts';
import type { PopupState } from '../session/popup-state.ts';
import type { Effective } from '../settings/effective.ts';
import { Button } from '../ui/button.tsx';
import { HelpLine } from '../ui/help-line.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { SignedOutView } from './later-parts.ts';
import { SessionView } from './session/session-view.tsx';
import { type CurrentPage, type CurrentSite, siteOf } from './site/current-site.ts';
import { SiteSwitch } from './site/site-switch.tsx';
import { TeamLink } from './team-link.tsx';

/** What the surfaces of an agent show. Each part follows its source. */
export interface AgentViewProps {
  readonly state: ReadonlySignal<PopupState>;
  /** Undefined until the worker has resolved them. */
  readonly inForce: ReadonlySignal<Effective | undefined>;
  readonly page: ReadonlySignal<CurrentPage | undefined>;
}

interface Parts {
  /** A button beside the title. */
  readonly action?: ComponentChildren;
  /** What is shown in place of the session, if anything. */
  readonly children?: ComponentChildren;
}

/** The whole of a surface: its title, one view for signing in and one for the session, and below them the current page. */
export function AgentView({ state, inForce, page, action, children }: AgentViewProps & Parts) {
  const { isBusy, failure, run } = useAction();
  const settings = inForce.value;
  // The organization's sites can arrive while the view is open.
  const site = page.value && settings && siteOf(page.value, settings);
  return (
    <>
      <header>
        <img src="/icons/32.png" width="22" height="22" alt="" />
        <h1>{t('popup_title')}</h1>
        {settings && !settings.values.disabledFeatures.includes('teamPage') && <TeamLink />}
        {action}
        <button type="button" class="plain" onClick={() => void openOptions()}>
          {t('popup_settings')}
        </button>
        {state.value.signIn.state === 'in' && (
          <Button class="plain" isBusy={isBusy} onClick={() => void run(() => request('signOut', {}))}>
            {t('popup_signOut')}
          </Button>
        )}
      </header>
      <main class="stack">
        {failure && <FailureNotice reason={failure} isGrave />}
        {settings && (children || <View state={state.value} inForce={settings} site={site} />)}
        {settings && <HelpLine settings={settings.values} />}
      </main>
      {site && settings && !settings.values.disabledFeatures.includes('enableSites') && (
        <footer>
          <SiteSwitch site={site} locked={settings.locked} />
        </footer>
      )}
    </>
  );
}

function View(props: { state: PopupState; inForce: Effective; site: CurrentSite | undefined }) {
  const { state, inForce, site } = props;
  const { signIn } = state;
  return signIn.state === 'in' ? (
    <SessionView state={state} settings={inForce.values} site={site} />
  ) : (
    <SignedOutView signIn={signIn} inForce={inForce} />
  );
}
