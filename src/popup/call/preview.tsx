import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Command } from '../command.tsx';

/** A lead on the agent screen that is not dialled yet. */
export function Preview({ desk }: { desk: PopupState }) {
  const { session, controls } = desk;
  if (session.state === 'unknown' || controls.previewDial) return null;
  return (
    <section class="stack" aria-label={t('state_preview')}>
      <div class="row">
        <Command class="main grow" work={{ kind: 'previewDial', which: 'main' }}>
          {t('popup_dial')}
        </Command>
        <Command class="grow" work={{ kind: 'previewSkip' }} why={controls.previewSkip}>
          {t('popup_previewSkip')}
        </Command>
      </div>
      <div class="row quiet">
        <Command work={{ kind: 'previewDial', which: 'alternative' }}>{t('popup_alternative')}</Command>
        <Command work={{ kind: 'previewDial', which: 'third' }}>{t('popup_third')}</Command>
        <Command work={{ kind: 'previewFinish' }} why={controls.previewFinish}>
          {t('popup_previewFinish')}
        </Command>
      </div>
    </section>
  );
}
