import { useSignal } from '@preact/signals';
import type { Explanation } from '../../failure.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { isOffered } from '../../session/available-choices.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { Command } from '../command.tsx';
import type { CurrentSite } from '../site/current-site.ts';
import { WhyLinked } from '../site/why-linked.tsx';
import { InGroups } from './in-groups.tsx';

type Panel = 'inGroups' | 'whyLinked';

/** What is not needed at every call. */
export function SessionMenu({ desk, site }: { desk: PopupState; site: CurrentSite | undefined }) {
  const open = useSignal<Panel | undefined>(undefined);
  const { controls, session } = desk;
  const toggle = (panel: Panel) => {
    open.value = open.value === panel ? undefined : panel;
  };
  const close = () => {
    open.value = undefined;
  };
  return (
    <details>
      <summary>{t('popup_more')}</summary>
      <div class="stack">
        <div class="mores">
          {session.state !== 'loggedOut' && <QueueCount />}
          {isOffered(controls.ringPhone) && (
            <Command work={{ kind: 'ringPhone' }} why={controls.ringPhone}>
              {t('popup_ringPhone')}
            </Command>
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
          {isOffered(controls.logOut) && (
            <Command work={{ kind: 'logOut' }} why={controls.logOut}>
              {t('popup_logOut')}
            </Command>
          )}
          {site?.tab !== undefined && site.isEnabled && (
            <Button isOpen={open.value === 'whyLinked'} onClick={() => toggle('whyLinked')}>
              {t('popup_whyLinked')}
            </Button>
          )}
          <Reasons of={[controls.ringPhone, controls.inGroups, controls.logOut].filter(isOffered)} />
        </div>
        {open.value === 'inGroups' && !controls.inGroups && <InGroups onClose={close} />}
        {open.value === 'whyLinked' && site?.tab !== undefined && (
          <WhyLinked tab={site.tab} onClose={close} />
        )}
      </div>
    </details>
  );
}

/** Calls that wait, asked when the agent wants to know. */
function QueueCount() {
  const count = useSignal<number | undefined>(undefined);
  const reason = useSignal<Explanation | undefined>(undefined);
  const look = async () => {
    const reply = await request('queueCount', {});
    count.value = reply.ok ? reply.value : undefined;
    reason.value = reply.ok ? undefined : reply.error;
  };
  return (
    <>
      <Button onClick={() => void look()}>{t('popup_queueCount')}</Button>
      <p role="status" class="help">
        {count.value !== undefined && t('popup_waiting', String(count.value))}
      </p>
      {reason.value && <FailureNotice reason={reason.value} />}
    </>
  );
}
