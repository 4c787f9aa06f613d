import { type Signal, useSignal } from '@preact/signals';
import type { LookupFailure } from '../../leads/read-rows.ts';
import { t } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { LookupNotice } from '../../ui/lookup-notice.tsx';
import { targetListId } from '../review-state.ts';
import { type FoundList, findList, isListId } from './find-list.ts';
import { ListForm } from './list-form.tsx';
import { ListIdField } from './list-id-field.tsx';

interface TargetListProps {
  readonly settings: Settings;
  readonly list: Signal<FoundList | 'none' | undefined>;
}

/** The list to which leads are added: its ID, what the dialer knows about it, and the form that creates or changes it. */
export function TargetList({ settings, list }: TargetListProps) {
  const failure = useSignal<LookupFailure | undefined>(undefined);
  const isReading = useSignal(false);
  const id = targetListId.value.trim();
  const show = async () => {
    list.value = undefined;
    failure.value = undefined;
    if (!isListId(id) || isReading.value) return;
    isReading.value = true;
    const found = await findList(id);
    isReading.value = false;
    if (found.ok) list.value = found.value;
    else failure.value = found.error;
  };
  const known = list.value === 'none' ? undefined : list.value;
  // The field may have another ID than the list that was read.
  const isOfId = list.value === 'none' || known?.id === id;
  return (
    <>
      <div class="row">
        <ListIdField settings={settings} id="import-list" />
        <Button isBusy={isReading.value} onClick={() => void show()}>
          {t('import_showList')}
        </Button>
        <span role="status" class="help">
          {list.value === 'none' && t('import_listNone')}
          {known &&
            t(known.isActive ? 'import_listActive' : 'import_listInactive', known.name, known.campaign)}
          {known && known.counts.length > 0 && ` · ${t('import_listCounts', ...known.counts)}`}
        </span>
      </div>
      {failure.value && <LookupNotice failure={failure.value} />}
      {settings.listChanges && list.value !== undefined && isOfId && isListId(id) && (
        <ListForm key={`${id} ${known?.name ?? ''}`} id={id} known={known} onSaved={show} />
      )}
    </>
  );
}
