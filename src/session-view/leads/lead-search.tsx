import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import { type FoundLeads, findLeads, findLeadsOfRecord, readLead } from '../../leads/find-leads.ts';
import type { Lead } from '../../leads/lead.ts';
import type { LookupFailure } from '../../leads/read-rows.ts';
import { askLead } from '../../platform/ask-lead.ts';
import { t } from '../../platform/i18n.ts';
import { request, requestFromTab } from '../../platform/messaging.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { ShownLeadField } from '../../settings/shown-lead-fields.ts';
import { dialOptionsFor } from '../../settings/values/dial-options.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { LookupNotice } from '../../ui/lookup-notice.tsx';
import css from '../list.module.css';
import type { CurrentSite } from '../site/current-site.ts';
import { useDraft } from '../use-draft.ts';
import { LeadDetails } from './lead-details.tsx';

type Key = 'number' | 'leadId' | 'record';
type Found = Result<FoundLeads, LookupFailure>;

const maxLength = 40;
const labels = { number: 'lead_byNumber', leadId: 'lead_byId', record: 'lead_vendorCode' } as const;

interface LeadSearchProps {
  readonly state: PopupState;
  readonly settings: Settings;
  readonly site: CurrentSite | undefined;
  readonly onClose: () => void;
}

/**
 * Finds the leads with a number, an ID or a record of the CRM, and shows the one that the agent chooses. It begins with the lead of the
 * call, with the number that was typed, or with the record of the page in front.
 */
export function LeadSearch({ state, settings, site, onClose }: LeadSearchProps) {
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
    let isGone = false;
    const begin = async () => {
      const record = text.value === '' ? await recordOfPage(site, settings) : undefined;
      if (isGone) return;
      if (record !== undefined && text.value === '') {
        key.value = 'record';
        text.value = record;
      }
      await search();
    };
    void begin();
    return () => {
      isGone = true;
    };
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
            ['number', t(labels.number)],
            ['leadId', t(labels.leadId)],
            ['record', t(labels.record)],
          ]}
        />
        <TextInput
          id={id}
          class="grow"
          dir="ltr"
          maxLength={maxLength}
          aria-label={t(labels[key.value])}
          value={text}
        />
        <Button isBusy={isBusy.value}>{t('lead_search')}</Button>
      </form>
      <p role="status" class="help">
        {isBusy.value && t('lead_searching')}
        {!isBusy.value && leads && countText(leads, searched.value.key)}
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

function countText({ leads, total }: FoundLeads, key: Key): string {
  const isRecord = key === 'record';
  if (total === 0) return t(isRecord ? 'lead_noneOfRecord' : 'lead_none');
  if (total === leads.length) return t(isRecord ? 'lead_countOfRecord' : 'lead_count', String(total));
  return t(isRecord ? 'lead_newestOfRecord' : 'lead_newest', String(leads.length), String(total));
}

async function find(key: Key, text: string): Promise<Found> {
  if (key === 'leadId') {
    const lead = await readLead(askLead, text);
    return lead.ok ? ok({ leads: [lead.value], total: 1 }) : lead;
  }
  if (key === 'record') return findLeadsOfRecord(askLead, text);
  const number = await request('readNumber', { shown: text });
  return number.ok ? findLeads(askLead, number.value) : fail({ reason: number.error });
}

/** The ID of the record that the page in front shows, by the rule of its site. Undefined if there is none, or several. */
async function recordOfPage(site: CurrentSite | undefined, settings: Settings): Promise<string | undefined> {
  if (site?.tab === undefined) return undefined;
  const read = await requestFromTab(site.tab, 'pageRecords', {});
  return dialOptionsFor(settings, site.url, read.ok ? read.value : []).vendorId;
}
