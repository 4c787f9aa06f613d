import { say } from '../../platform/i18n.ts';
import type { Desk } from '../../session/popup-state.ts';
import { Command } from '../command.tsx';

/** A lead on the agent screen that is not dialled yet. */
export function Preview({ desk }: { desk: Desk }) {
  const { session, controls } = desk;
  if (session.state === 'unknown' || controls.previewDial) return null;
  return (
    <section class="stack" aria-label={say('state_preview')}>
      <div class="row">
        <Command class="main grow" work={{ kind: 'previewDial', which: 'main' }}>
          {say('popup_dial')}
        </Command>
        <Command class="grow" work={{ kind: 'previewSkip' }} why={controls.previewSkip}>
          {say('popup_previewSkip')}
        </Command>
      </div>
      <div class="row quiet">
        <Command work={{ kind: 'previewDial', which: 'alternative' }}>{say('popup_alternative')}</Command>
        <Command work={{ kind: 'previewDial', which: 'third' }}>{say('popup_third')}</Command>
        <Command work={{ kind: 'previewFinish' }} why={controls.previewFinish}>
          {say('popup_previewFinish')}
        </Command>
      </div>
    </section>
  );
}
