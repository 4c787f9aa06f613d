import { useSignal } from '@preact/signals';
import type { LookupFailure } from '../leads/read-rows.ts';
import { t } from '../platform/i18n.ts';
import type { Settings } from '../settings/catalog.ts';
import { Button } from '../ui/button.tsx';
import { LookupNotice } from '../ui/lookup-notice.tsx';
import { customFields, showTable, table, targetListId } from './review-state.ts';
import { findCustomFields } from './target-list/find-custom-fields.ts';
import { isListId } from './target-list/find-list.ts';
import { ListIdField } from './target-list/list-id-field.tsx';

/** Reads the custom fields of a list, so that columns of the table can fill them. */
export function CustomFieldsForm({ settings }: { settings: Settings }) {
  const failure = useSignal<LookupFailure | undefined>(undefined);
  const isReading = useSignal(false);
  const listId = targetListId.value.trim();
  const read = async () => {
    isReading.value = true;
    const found = await findCustomFields(listId);
    isReading.value = false;
    failure.value = found.ok ? undefined : found.error;
    if (!found.ok) return;
    customFields.value = { listId, labels: found.value };
    if (table.value) showTable(table.value);
  };
  const isRead = listId !== '' && customFields.value.listId === listId;
  const known = isRead ? customFields.value.labels : undefined;
  return (
    <>
      <div class="row">
        <ListIdField settings={settings} id="import-custom-list" />
        <Button
          isBusy={isReading.value}
          reason={isListId(listId) ? undefined : t('import_listIdNeeded')}
          onClick={() => void read()}
        >
          {t('import_readCustomFields')}
        </Button>
        <span role="status" class="help">
          {known &&
            (known.length > 0
              ? t('import_customFieldsRead', known.join(', '))
              : t('import_noCustomFields', listId))}
        </span>
      </div>
      {failure.value && <LookupNotice failure={failure.value} />}
    </>
  );
}
