import { useSignal } from '@preact/signals';
import { type Explanation, isLost } from '../failure.ts';
import { type DuplicateScope, duplicateScopes } from '../leads/import/lead-import.ts';
import { readRows } from '../leads/read-rows.ts';
import { askLead } from '../platform/ask-lead.ts';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import type { Settings } from '../settings/catalog.ts';
import { Button } from '../ui/button.tsx';
import { Checkbox, Select, TextInput } from '../ui/inputs.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { clearReview, toSend } from './review-state.ts';

interface FoundList {
  readonly id: string;
  readonly name: string;
  readonly campaign: string;
  readonly isActive: boolean;
}

/** Where the chosen rows go: the list and how the dialer treats them; and the button that adds them. */
export function TargetForm({ settings, isImportOpen }: { settings: Settings; isImportOpen: boolean }) {
  const listId = useSignal(settings.writableLists[0] ?? '');
  const duplicates = useSignal<DuplicateScope>('campaign');
  const skipsDoNotCall = useSignal(true);
  const isInHopper = useSignal(false);
  const priority = useSignal('0');
  const list = useSignal<FoundList | 'none' | undefined>(undefined);
  const listFailure = useSignal<Explanation | undefined>(undefined);
  const { isBusy, failure, run } = useAction();
  const count = toSend.value.length;
  const id = listId.value.trim();
  const findList = async () => {
    list.value = undefined;
    listFailure.value = undefined;
    if (!/^\d{2,14}$/.test(id)) return;
    const found = await readRows(askLead, 'list_info', { list_id: id });
    if (!found.ok) {
      listFailure.value = found.error.reason;
      return;
    }
    const [row] = found.value;
    list.value = row
      ? { id, name: row.list_name, campaign: row.campaign_id, isActive: row.active === 'Y' }
      : 'none';
  };
  const send = async () => {
    await findList();
    if (list.value === 'none') return;
    const campaign = list.value?.campaign ?? '';
    const hopper = isInHopper.value ? { hopperPriority: Number(priority.value) } : {};
    const target = {
      ...{ listId: id, campaign, duplicates: duplicates.value, skipsDoNotCall: skipsDoNotCall.value },
      ...hopper,
    };
    const input = { id: crypto.randomUUID(), target, rows: toSend.value };
    const started = await run(async () => {
      const first = await request('startLeadImport', input);
      // The worker was stopped before its reply. The same id begins no second import.
      return !first.ok && isLost(first.error) ? request('startLeadImport', input) : first;
    });
    if (started?.ok) clearReview();
  };
  const reason = isImportOpen
    ? t('import_alreadyOpen')
    : count === 0
      ? t('import_noneChosen')
      : /^\d{2,14}$/.test(id)
        ? undefined
        : t('import_listIdNeeded');
  return (
    <section class="card stack">
      <h2>{t('import_target')}</h2>
      <div class="row">
        <label for="import-list">
          {t('import_listId')}
          {settings.writableLists.length > 0 ? (
            <Select
              id="import-list"
              value={listId}
              options={settings.writableLists.map((each) => [each, each] as const)}
            />
          ) : (
            <TextInput id="import-list" inputMode="numeric" dir="ltr" maxLength={14} value={listId} />
          )}
        </label>
        <Button onClick={() => void findList()}>{t('import_showList')}</Button>
        <span role="status" class="help">
          {list.value === 'none' && t('import_listNone')}
          {typeof list.value === 'object' &&
            t(
              list.value.isActive ? 'import_listActive' : 'import_listInactive',
              list.value.name,
              list.value.campaign,
            )}
        </span>
      </div>
      {listFailure.value && <FailureNotice reason={listFailure.value} />}
      <label for="import-duplicates">
        {t('import_duplicates')}
        <Select
          id="import-duplicates"
          value={duplicates}
          options={duplicateScopes.map((each) => [each, t(`import_duplicates_${each}`)] as const)}
        />
      </label>
      <Checkbox value={skipsDoNotCall}>{t('import_skipsDoNotCall')}</Checkbox>
      <Checkbox value={isInHopper}>{t('import_hopper')}</Checkbox>
      {isInHopper.value && (
        <label for="import-priority">
          {t('import_priority')}
          <Select
            id="import-priority"
            value={priority}
            options={['99', '50', '10', '0', '-10', '-50', '-99'].map((each) => [each, each] as const)}
          />
        </label>
      )}
      {failure && <FailureNotice reason={failure} isGrave />}
      <div class="row">
        <Button class="main" isBusy={isBusy} reason={reason} onClick={() => void send()}>
          {t('import_add', count.toLocaleString())}
        </Button>
        {reason && <span class="help">{reason}</span>}
      </div>
    </section>
  );
}
