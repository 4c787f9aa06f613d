import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { type FoundLeads, findLeads, readLead } from '../../leads/find-leads.ts';
import type { Lead } from '../../leads/lead.ts';
import type { LookupFailure } from '../../leads/read-rows.ts';
import { askLead } from '../../platform/ask-lead.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { ShownLeadField } from '../../settings/shown-lead-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import css from '../list.module.css';
import { useDraft } from '../use-draft.ts';
import { LeadDetails } from './lead-details.tsx';
import { LookupNotice } from './lookup-notice.tsx';

type Key = 'number' | 'leadId';
type Found = Result<FoundLeads, LookupFailure>;

const maxLength = 40;

/** Finds the leads with a number or an ID, and shows the one that the agent chooses. During a call it begins with the lead of the call. */
export function LeadSearch(props: { state: PopupState; settings: Settings; onClose: () => void }) {
  const { state, settings, onClose } = props;
  const ofCall = state.session.leadId;
  const draft = useDraft('dial');
  const key = useSignal<Key>(ofCall ? 'leadId' : 'number');
  const text = useSignal(ofCall ?? draft.value);
  const isBusy = useSignal(false);
  const found = useSignal<Found | undefined>(undefined);
  /** What was typed for the leads that are shown. */
  const searched = useSignal({ key: key.value, text: '' });
  const chosen = useSignal<Lead | undefined>(undefined);
  const id = useId();

  const search = async () => {
    if (isBusy.value || text.value.trim() === '') return;
    isBusy.value = true;
    chosen.value = undefined;
    const asked = { key: key.value, text: text.value.trim() };
    const result = await find(asked.key, asked.text);
    searched.value = asked;
    found.value = result;
    if (result.ok && result.value.leads.length === 1) chosen.value = result.value.leads[0];
    isBusy.value = false;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with the number that is there when it opens
  useEffect(() => {
    void search();
  }, []);
  const isShown = (field: ShownLeadField) => settings.shownLeadFields.includes(field);
  const leads = found.value?.ok ? found.value.value : undefined;
  return (
    <Disclosure title={t('lead_who')} onClose={onClose}>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          void search();
        }}
      >
        <Select
          value={key}
          aria-label={t('lead_by')}
          options={[
            ['number', t('lead_byNumber')],
            ['leadId', t('lead_byId')],
          ]}
        />
        <TextInput
          id={id}
          class="grow"
          dir="ltr"
          maxLength={maxLength}
          aria-label={t(key.value === 'number' ? 'lead_byNumber' : 'lead_byId')}
          value={text}
        />
        <Button isBusy={isBusy.value}>{t('lead_search')}</Button>
      </form>
      <p role="status" class="help">
        {isBusy.value && t('lead_searching')}
        {!isBusy.value && leads && countText(leads)}
      </p>
      {found.value?.ok === false && <LookupNotice failure={found.value.error} />}
      {leads && leads.leads.length > 1 && (
        <ul class={css['list']}>
          {leads.leads.map((lead) => (
            <li key={lead.id}>
              <Button
                isPressed={chosen.value?.id === lead.id}
                onClick={() => {
                  chosen.value = lead;
                }}
              >
                <bdi>{(isShown('leadName') && lead.name) || t('lead_noName')}</bdi>
                {isShown('leadStatus') && ` · ${lead.status}`}
                {isShown('leadList') && ` · ${t('lead_list', lead.listId)}`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {chosen.value && (
        <LeadDetails
          key={chosen.value.id}
          lead={chosen.value}
          state={state}
          settings={settings}
          shown={searched.value.key === 'number' ? searched.value.text : undefined}
        />
      )}
    </Disclosure>
  );
}

function countText({ leads, total }: FoundLeads): string {
  if (total === 0) return t('lead_none');
  return total > leads.length
    ? t('lead_newest', String(leads.length), String(total))
    : t('lead_count', String(total));
}

async function find(key: Key, text: string): Promise<Found> {
  if (key === 'leadId') {
    const lead = await readLead(askLead, text);
    return lead.ok ? ok({ leads: [lead.value], total: 1 }) : lead;
  }
  const number = await request('readNumber', { shown: text });
  return number.ok ? findLeads(askLead, number.value) : fail({ reason: number.error });
}
