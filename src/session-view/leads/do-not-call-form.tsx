import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { maskNumber } from '../../phone/numbering/mask-number.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { isInCall } from '../../session/state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Field } from '../../ui/field.tsx';
import { Select } from '../../ui/inputs.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useDraft } from '../use-draft.ts';
import { DncChangeList } from './dnc-change-list.tsx';

/** The number of the call or of the number field, the list, and the reason. Below: what was sent, and what waits. */
export function DoNotCallForm(props: { state: PopupState; settings: Settings; onClose: () => void }) {
  const { state, settings, onClose } = props;
  const { session, call } = state;
  const isOnLine = isInCall(session.state) || session.state === 'disposition';
  const ofCall = isOnLine ? numberOfCall(state) : undefined;
  const dialed = useDraft('dial');
  const suggested = ofCall ?? dialed.value;
  const number = useDraft('doNotCall', settings.maskNumbers ? maskNumber(suggested) : suggested);
  const list = useSignal<Settings['dncList']>(
    session.campaign === undefined ? 'systemDnc' : settings.dncList,
  );
  const reason = useSignal('');
  const id = useId();
  const { isBusy, failure, run } = useAction();
  const send = async () => {
    // A masked number cannot be sent. As long as it was not changed, it means the whole one.
    const isMasked = settings.maskNumbers && number.value === maskNumber(suggested);
    const shown = isMasked ? suggested : number.value;
    const press = crypto.randomUUID();
    const sent = await run(() =>
      request('addToDnc', { id: press, shown, list: list.value, reason: reason.value }),
    );
    if (!sent?.ok) return;
    reason.value = '';
    number.discard();
  };
  return (
    <Disclosure title={t('dnc_open')} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field
          label={t('lead_byNumber')}
          value={number.value}
          onInput={(text) => {
            number.value = text;
          }}
        />
        <div class="field">
          <label for={id}>{t('dnc_list')}</label>
          <Select
            id={id}
            value={list}
            options={[
              ['systemDnc', t('dnc_system')],
              ...(session.campaign === undefined
                ? []
                : ([['campaignDnc', t('dnc_campaign', session.campaign)]] as const)),
            ]}
          />
        </div>
        <Field
          label={t('dnc_reason')}
          value={reason.value}
          isOptional
          help={t('dnc_reasonHelp')}
          onInput={(text) => {
            reason.value = text;
          }}
        />
        <Button class="danger" isBusy={isBusy}>
          {t('dnc_add')}
        </Button>
        {failure && <FailureNotice reason={failure} />}
      </form>
      <DncChangeList isMasked={settings.maskNumbers} key={call?.id ?? ''} />
    </Disclosure>
  );
}

function numberOfCall({ session, call }: PopupState): string | undefined {
  const { phoneNumber, phoneCode } = session.lead ?? {};
  return phoneNumber && phoneCode ? `+${phoneCode}${phoneNumber}` : call?.number;
}
