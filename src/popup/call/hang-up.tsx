import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Command } from '../command.tsx';

export function HangUp({ desk }: { desk: PopupState }) {
  if (desk.session.state === 'unknown' || desk.controls.hangUp) return null;
  return (
    <Command work={{ kind: 'hangUp' }} class="danger wide big">
      {t('popup_hangUp')}
    </Command>
  );
}
