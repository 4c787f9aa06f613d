import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { isAvailable } from '../availability.ts';
import { CommandButton } from '../command-button.tsx';

/** A lead that is open on the agent screen and not dialed yet. */
export function Preview({ state }: { state: PopupState }) {
  const { controls } = state;
  if (!isAvailable(state, 'previewDial')) return null;
  return (
    <section class="stack" aria-label={t('state_preview')}>
      <div class="row">
        <CommandButton class="main grow" command={{ kind: 'previewDial', which: 'main' }}>
          {t('popup_dial')}
        </CommandButton>
        <CommandButton class="grow" command={{ kind: 'previewSkip' }} why={controls.previewSkip}>
          {t('popup_previewSkip')}
        </CommandButton>
      </div>
      <div class="row small">
        <CommandButton command={{ kind: 'previewDial', which: 'alternative' }}>
          {t('popup_alternative')}
        </CommandButton>
        <CommandButton command={{ kind: 'previewDial', which: 'third' }}>{t('popup_third')}</CommandButton>
        <CommandButton command={{ kind: 'previewFinish' }} why={controls.previewFinish}>
          {t('popup_previewFinish')}
        </CommandButton>
      </div>
    </section>
  );
}
