import { useSignal } from '@preact/signals';
import { customLabel } from '../leads/import/import-row.ts';
import { type DuplicateScope, duplicateScopes } from '../leads/import/lead-import.ts';
import { callbackOf, readCallbackTime } from '../leads/import/row-callback.ts';
import { t } from '../platform/i18n.ts';
import type { Settings } from '../settings/catalog.ts';
import { Checkbox, Select, TextInput } from '../ui/inputs.tsx';
import { AddButton, useImportStart } from './import-start.tsx';
import { customFields, extraColumns, targetListId, toSend } from './review-state.ts';
import { type FoundList, findList, isListId } from './target-list/find-list.ts';
import { TargetList } from './target-list/target-list.tsx';

/** The list to which the chosen rows go and how the dialer treats them there; and the button that adds them. */
export function ListTargetForm({ settings, isImportOpen }: { settings: Settings; isImportOpen: boolean }) {
  const duplicates = useSignal<DuplicateScope>('campaign');
  const skipsDoNotCall = useSignal(true);
  const isInHopper = useSignal(false);
  const priority = useSignal('0');
  const hasCallback = useSignal(false);
  const callbackTime = useSignal('');
  const list = useSignal<FoundList | 'none' | undefined>(undefined);
  const isCampaignMissing = useSignal(false);
  const start = useImportStart();
  const id = targetListId.value.trim();
  const callbackAt = hasCallback.value ? readCallbackTime(callbackTime.value) : undefined;
  const send = async () => {
    const found = await findList(id);
    // Without the right to read lists, the dialer itself refuses a list that does not exist.
    list.value = found.ok ? found.value : undefined;
    if (list.value === 'none') return;
    const campaign = list.value?.campaign ?? '';
    isCampaignMissing.value = campaign === '' && toSend.value.some((row) => callbackOf(row, callbackAt));
    if (isCampaignMissing.value) return;
    const hopper = isInHopper.value ? { hopperPriority: Number(priority.value) } : {};
    const target = {
      ...{ listId: id, campaign, duplicates: duplicates.value, skipsDoNotCall: skipsDoNotCall.value },
      ...hopper,
      ...(callbackAt === undefined ? {} : { callbackAt }),
    };
    await start.begin(target);
  };
  const lacks = lackOf(hasCallback.value && callbackAt === undefined);
  return (
    <>
      <TargetList settings={settings} list={list} />
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
      <Checkbox value={hasCallback}>{t('import_callback')}</Checkbox>
      {hasCallback.value && (
        <label for="import-callback">
          {t('import_callbackAt')}
          <TextInput id="import-callback" type="datetime-local" value={callbackTime} />
        </label>
      )}
      {isCampaignMissing.value && (
        <p class="notice" role="alert">
          {t('import_callbackCampaign')}
        </p>
      )}
      <AddButton start={start} isImportOpen={isImportOpen} lacks={lacks} onClick={send} />
    </>
  );
}

/** What the form lacks, or undefined. */
function lackOf(isCallbackMissing: boolean): string | undefined {
  const id = targetListId.value.trim();
  const { listId } = customFields.value;
  const hasCustomFields = extraColumns.value.some((column) => customLabel(column) !== undefined);
  if (!isListId(id)) return t('import_listIdNeeded');
  if (hasCustomFields && listId !== id) return t('import_otherCustomList', listId);
  return isCallbackMissing ? t('import_callbackNeeded') : undefined;
}
