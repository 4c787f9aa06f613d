import { t } from '../../platform/i18n.ts';
import { type NumberSource, numberSource } from '../../platform/stored-number-source.ts';
import { openLeadImport } from '../../platform/tabs.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import type { CurrentSite } from '../site/current-site.ts';
import { useDraft } from '../use-draft.ts';

/** The buttons that open the page of new leads and the call list: empty, with the number that was typed, or with the numbers of the page in front. */
export function AddLeads({ site, settings }: { site: CurrentSite | undefined; settings: Settings }) {
  const typed = useDraft('dial').value.trim();
  const tab = site?.isEnabled ? site.tab : undefined;
  return (
    <>
      <Button onClick={() => void openLeadImport()}>
        {t(settings.leadImport ? 'import_title' : 'callList_title')}
      </Button>
      {typed !== '' && (
        <Button onClick={() => void openWith({ kind: 'typed', text: typed })}>{t('import_addNumber')}</Button>
      )}
      {tab !== undefined && (
        <Button onClick={() => void openWith({ kind: 'page', tab, frame: 0 })}>{t('import_addPage')}</Button>
      )}
    </>
  );
}

async function openWith(source: NumberSource): Promise<void> {
  await numberSource.set(source);
  await openLeadImport();
}
