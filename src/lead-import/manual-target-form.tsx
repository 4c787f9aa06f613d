import { useSignal } from '@preact/signals';
import { t } from '../platform/i18n.ts';
import { Checkbox } from '../ui/inputs.tsx';
import { AddButton, useImportStart } from './import-start.tsx';
import { extraColumns } from './review-state.ts';

/** The button that adds the chosen rows to the manual dial list of the agent, and what the dialer does not store there. */
export function ManualTargetForm({ isImportOpen }: { isImportOpen: boolean }) {
  const skipsDoNotCall = useSignal(true);
  const start = useImportStart();
  const send = () => start.begin({ isManual: true, skipsDoNotCall: skipsDoNotCall.value });
  return (
    <>
      <p class="help">{t('import_manualHelp')}</p>
      {extraColumns.value.length > 0 && <p class="notice">{t('import_manualExtra')}</p>}
      <Checkbox value={skipsDoNotCall}>{t('import_skipsDoNotCall')}</Checkbox>
      <AddButton start={start} isImportOpen={isImportOpen} onClick={send} />
    </>
  );
}
