import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { LeadSearch } from '../later-parts.ts';
import type { CurrentSite } from '../site/current-site.ts';

/** The button that looks up a lead. */
export function LeadLookup(props: { state: PopupState; settings: Settings; site: CurrentSite | undefined }) {
  const isOpen = useSignal(false);
  const toggle = () => {
    isOpen.value = !isOpen.value;
  };
  const close = () => {
    isOpen.value = false;
  };
  return (
    <>
      <Button isOpen={isOpen.value} onClick={toggle}>
        {t('lead_who')}
      </Button>
      {isOpen.value && <LeadSearch {...props} onClose={close} />}
    </>
  );
}
