import { say } from '../platform/words.ts';
import type { Desk } from '../session/desk.ts';
import { Command } from './command.tsx';

export function HangUp({ desk }: { desk: Desk }) {
  if (desk.session.state === 'unknown' || desk.controls.hangUp) return null;
  return (
    <Command work={{ kind: 'hangUp' }} class="danger wide big">
      {say('popup_hangUp')}
    </Command>
  );
}
