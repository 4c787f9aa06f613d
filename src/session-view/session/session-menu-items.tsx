import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { openAgentScreenBeside } from '../../platform/tabs.ts';
import { agentScreenAddress } from '../../session/agent-screen/agent-screen-address.ts';
import { isOffered } from '../../session/available-choices.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { CommandButton } from '../command-button.tsx';
import { AddLeads } from '../leads/add-leads.tsx';
import type { CurrentSite } from '../site/current-site.ts';
import css from './session-menu.module.css';
import { CheckNumber, InGroups } from './session-menu-parts.ts';

type OpenPart = 'inGroups' | 'checkNumber';

/** The controls that are rarely needed, below their heading. */
export function SessionMenuItems({
  state,
  settings,
  site,
}: {
  state: PopupState;
  settings: Settings;
  site: CurrentSite | undefined;
}) {
  const open = useSignal<OpenPart | undefined>(undefined);
  const { controls, session, signIn } = state;
  const toggle = (part: OpenPart) => {
    open.value = open.value === part ? undefined : part;
  };
  const close = () => {
    open.value = undefined;
  };
  return (
    <div class="stack">
      <div class={css['grid']}>
        {session.state !== 'loggedOut' && <QueueCount />}
        {isOffered(controls.ringPhone) && (
          <CommandButton command={{ kind: 'ringPhone' }} why={controls.ringPhone}>
            {t('popup_ringPhone')}
          </CommandButton>
        )}
        {isOffered(controls.inGroups) && (
          <Button
            why={controls.inGroups}
            isOpen={open.value === 'inGroups'}
            onClick={() => toggle('inGroups')}
          >
            {t('popup_inGroups')}
          </Button>
        )}
        {signIn.state === 'in' && !settings.isRemoteAgent && (
          <Button
            onClick={() => void openAgentScreenBeside(agentScreenAddress(signIn.identity.address, settings))}
          >
            {t('popup_agentScreenBeside')}
          </Button>
        )}
        {(settings.leadImport || settings.callLists) && <AddLeads site={site} settings={settings} />}
        {isOffered(controls.logOut) && (
          <CommandButton command={{ kind: 'logOut' }} why={controls.logOut}>
            {t('popup_logOut')}
          </CommandButton>
        )}
        {site?.tab !== undefined && site.isEnabled && (
          <Button isOpen={open.value === 'checkNumber'} onClick={() => toggle('checkNumber')}>
            {t('popup_whyLinked')}
          </Button>
        )}
        <Reasons of={[controls.ringPhone, controls.inGroups, controls.logOut].filter(isOffered)} />
      </div>
      {open.value === 'inGroups' && !controls.inGroups && <InGroups onClose={close} />}
      {open.value === 'checkNumber' && site?.tab !== undefined && (
        <CheckNumber page={{ tab: site.tab, url: site.url, mayTeach: site.mayTeach }} onClose={close} />
      )}
    </div>
  );
}

/** The number of waiting calls, requested when the agent wants to know. */
function QueueCount() {
  const count = useSignal<number | undefined>(undefined);
  const { isBusy, failure, run } = useAction();
  const load = async () => {
    const reply = await run(() => request('queueCount', {}));
    if (reply) count.value = reply.ok ? reply.value : undefined;
  };
  return (
    <>
      <Button isBusy={isBusy} onClick={() => void load()}>
        {t('popup_queueCount')}
      </Button>
      <p role="status" class="help">
        {count.value !== undefined && t('popup_waiting', String(count.value))}
      </p>
      {failure && <FailureNotice reason={failure} />}
    </>
  );
}
