import { say } from '../../platform/i18n.ts';
import type { Desk } from '../../session/popup-state.ts';
import { Command } from '../command.tsx';

export function HangUp({ desk }: { desk: Desk }) {
  if (desk.session.state === 'unknown' || desk.controls.hangUp) return null;
  return (
    <Command work={{ kind: 'hangUp' }} class="danger wide big">
      {say('popup_hangUp')}
    </Command>
  );
}
