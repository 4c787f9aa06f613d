import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Select, TextInput } from '../../ui/inputs.tsx';
import { targetListId } from '../review-state.ts';

/** The field for the ID of the list to which leads are added. With `writableLists`, it offers only those. */
export function ListIdField({ settings, id }: { settings: Settings; id: string }) {
  const { writableLists } = settings;
  useEffect(() => {
    const [first] = writableLists;
    if (first !== undefined && !writableLists.includes(targetListId.value)) targetListId.value = first;
  }, [writableLists]);
  return (
    <label for={id}>
      {t('import_listId')}
      {writableLists.length > 0 ? (
        <Select id={id} value={targetListId} options={writableLists.map((each) => [each, each] as const)} />
      ) : (
        <TextInput id={id} inputMode="numeric" dir="ltr" maxLength={14} value={targetListId} />
      )}
    </label>
  );
}
