import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { storedRecordChoice } from '../../platform/stored-record-choice.ts';
import type { RecordChoice, RecordOption } from '../../results/record-choice.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { callKey } from '../../session/state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { followStored } from '../../ui/live.ts';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from '../list.module.css';

/** The records of the CRM that have the number of a received call. It stays until the disposition, so that a wrong choice can be corrected. */
export function RecordChoiceNotice({ state, settings }: { state: PopupState; settings: Settings }) {
  const stored = useSignal<RecordChoice | null>(null);
  const { isBusy, failure, run } = useAction();
  useEffect(() => {
    const end = new AbortController();
    void followStored(storedRecordChoice, stored, end.signal);
    return () => end.abort();
  }, [stored]);
  const choice = stored.value;
  if (!choice || choice.callKey !== callKey(state.session)) return null;
  return (
    <section class="notice" aria-label={t('recordChoice_title')}>
      <strong role="status">{t('recordChoice_title')}</strong>
      <ul class={css['list']}>
        {choice.options.map((option) => (
          <li key={option.lead.id}>
            <Button
              isBusy={isBusy}
              isPressed={choice.chosen === option.lead.id}
              onClick={() =>
                void run(() => request('chooseRecord', { call: choice.call, lead: option.lead.id }))
              }
            >
              <bdi>{describe(option, settings)}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      {failure && <FailureNotice reason={failure} />}
    </section>
  );
}

function describe({ lead }: RecordOption, { shownLeadFields }: Settings): string {
  const record = shownLeadFields.includes('recordId') ? lead.vendorId : '';
  const list = lead.listId && t('lead_list', lead.listId);
  return [lead.name || t('lead_noName'), record, lead.status, list].filter(Boolean).join(' · ');
}
