import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { isAvailable } from '../availability.ts';
import { CommandButton } from '../command-button.tsx';

export function HangUp({ state }: { state: PopupState }) {
  if (!isAvailable(state, 'hangUp')) return null;
  return (
    <CommandButton command={{ kind: 'hangUp' }} class="danger wide large">
      {t('popup_hangUp')}
    </CommandButton>
  );
}
