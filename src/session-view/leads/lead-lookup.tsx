import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import type { CurrentSite } from '../site/current-site.ts';
import type { LeadSearch } from './lead-search.tsx';

/** The button that looks up a lead. What it opens is loaded when it is pressed, so that the surface opens as fast as without it. */
export function LeadLookup(props: { state: PopupState; settings: Settings; site: CurrentSite | undefined }) {
  const isOpen = useSignal(false);
  const loaded = useSignal<{ readonly Search: typeof LeadSearch } | undefined>(undefined);
  const toggle = async () => {
    isOpen.value = !isOpen.value;
    const { LeadSearch: Search } = await import('./lead-search.tsx');
    loaded.value = { Search };
  };
  return (
    <>
      <Button isOpen={isOpen.value} onClick={() => void toggle()}>
        {t('lead_who')}
      </Button>
      {isOpen.value && loaded.value && (
        <loaded.value.Search
          {...props}
          onClose={() => {
            isOpen.value = false;
          }}
        />
      )}
    </>
  );
}
