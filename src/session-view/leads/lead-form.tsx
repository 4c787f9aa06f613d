import { useSignal } from '@preact/signals';
import { readLead } from '../../leads/find-leads.ts';
import type { Lead } from '../../leads/lead.ts';
import {
  conflictsWith,
  draftText,
  type FieldConflict,
  keepTyped,
  type LeadDraft,
  type LeadFields,
  readDraft,
  typeField,
  withoutField,
} from '../../leads/lead-draft.ts';
import type { LookupFailure } from '../../leads/read-rows.ts';
import { askLead } from '../../platform/ask-lead.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { EditableLeadField } from '../../settings/editable-lead-fields.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { LookupNotice } from '../../ui/lookup-notice.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { type StoredField, storedField } from '../../vicidial/stored-field.ts';
import { useDraft } from '../use-draft.ts';

interface LeadFormProps {
  readonly lead: Lead;
  readonly settings: Settings;
  /** The lead as the dialer has it now. */
  readonly onRead: (lead: Lead) => void;
}

/**
 * The fields of the lead of the call. What was typed is kept until it is saved or the call is over. Only changed fields are sent, after
 * the lead was read once more: a field that was changed there meanwhile is shown, and the agent chooses.
 */
export function LeadForm({ lead, settings, onRead }: LeadFormProps) {
  const kept = useDraft('leadFields');
  const conflicts = useSignal<readonly FieldConflict[]>([]);
  const notRead = useSignal<LookupFailure | undefined>(undefined);
  const isReading = useSignal(false);
  const isSaved = useSignal(false);
  const { isBusy, failure, run } = useAction();
  const draft = readDraft(kept.value, lead.id);
  const change = (next: LeadDraft) => {
    isSaved.value = false;
    kept.value = draftText(next);
    conflicts.value = conflicts.value.filter(({ field }) => next.typed[field] !== undefined);
  };
  const settle = (next: LeadDraft, { field }: FieldConflict) => {
    change(next);
    conflicts.value = conflicts.value.filter((each) => each.field !== field);
  };
  const isChanged = Object.keys(draft.typed).length > 0;
  const isBlocked =
    isBusy || isReading.value || !isChanged || conflicts.value.length > 0 || problems(draft).length > 0;
  const save = async () => {
    if (isBlocked) return;
    isReading.value = true;
    const latest = await readLead(askLead, lead.id);
    isReading.value = false;
    notRead.value = latest.ok ? undefined : latest.error;
    if (!latest.ok) return;
    onRead(latest.value);
    conflicts.value = conflictsWith(draft, latest.value.fields);
    if (conflicts.value.length > 0) return;
    const fields = storedFields(draft);
    const saved = await run(() => request('saveLead', { leadId: lead.id, fields }));
    if (!saved?.ok) return;
    kept.sent(draftText(draft));
    isSaved.value = true;
    onRead({ ...latest.value, fields: { ...latest.value.fields, ...fields } });
  };
  const isMasked = (field: EditableLeadField) => settings.maskNumbers && field === 'alt_phone';
  return (
    <form
      class="stack"
      aria-label={t('lead_edit')}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>{t('lead_edit')}</h2>
      {settings.editableLeadFields
        .filter((field) => !isMasked(field))
        .map((field) => (
          <Field
            key={field}
            label={t(`setting_choice_${field}`)}
            value={draft.typed[field] ?? lead.fields[field] ?? ''}
            isOptional
            {...helpOf(field, draft)}
            onInput={(text) => change(typeField(draft, field, text, lead.fields))}
          />
        ))}
      {conflicts.value.map((conflict) => (
        <div class="notice" role="alert" key={conflict.field}>
          <span>
            {t('lead_conflict', t(`setting_choice_${conflict.field}`))} <bdi>{conflict.latest || '–'}</bdi>
          </span>
          <div class="row">
            <Button onClick={() => settle(keepTyped(draft, conflict), conflict)}>{t('lead_keepMine')}</Button>
            <Button onClick={() => settle(withoutField(draft, conflict.field), conflict)}>
              {t('lead_useLatest')}
            </Button>
          </div>
        </div>
      ))}
      {notRead.value && <LookupNotice failure={notRead.value} />}
      {failure && <FailureNotice reason={failure} />}
      <div class="row">
        <Button isBusy={isBlocked}>{t('lead_save')}</Button>
        {isChanged && (
          <Button
            onClick={() => {
              conflicts.value = [];
              kept.discard();
            }}
          >
            {t('lead_discard')}
          </Button>
        )}
        <span class="help" role="status">
          {isSaved.value && t('lead_saved')}
        </span>
      </div>
    </form>
  );
}

function typedFields({ typed }: LeadDraft): readonly (readonly [EditableLeadField, StoredField])[] {
  return (Object.entries(typed) as [EditableLeadField, string][]).map(([field, text]) => [
    field,
    storedField(field, text),
  ]);
}

const problems = (draft: LeadDraft) => typedFields(draft).filter(([, { problem }]) => problem !== undefined);

const storedFields = (draft: LeadDraft): LeadFields =>
  Object.fromEntries(typedFields(draft).map(([field, { stored }]) => [field, stored]));

/** What the dialer keeps of the typed text, or why it is not sent. */
function helpOf(field: EditableLeadField, { typed }: LeadDraft): { readonly help?: string } {
  const text = typed[field];
  if (text === undefined) return {};
  const { stored, problem, dropped } = storedField(field, text);
  if (problem) return { help: t(`lead_problem_${problem}`, dropped.join(' ')) };
  return stored === text.trim() ? {} : { help: t('lead_storedAs', stored) };
}
