import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { DoNotCallForm } from '../later-parts.ts';
import { useDraft } from '../use-draft.ts';

/** The button that puts a number on a do-not-call list. The context menu opens it with the selected number. */
export function DoNotCall({ state, settings }: { state: PopupState; settings: Settings }) {
  const isOpen = useSignal(false);
  const number = useDraft('doNotCall');
  const isWaiting = number.value !== '';
  useEffect(() => {
    if (isWaiting) isOpen.value = true;
  }, [isWaiting, isOpen]);
  const close = () => {
    isOpen.value = false;
    number.discard();
  };
  const toggle = () => {
    if (isOpen.value) close();
    else isOpen.value = true;
  };
  return (
    <>
      <Button isOpen={isOpen.value} onClick={toggle}>
        {t('dnc_open')}
      </Button>
      {isOpen.value && <DoNotCallForm state={state} settings={settings} onClose={close} />}
    </>
  );
}
