import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { Panel } from '../../ui/panel.tsx';
import { useClick } from '../command.tsx';
import { KeyPad } from './key-pad.tsx';

/** Keys for a voice menu: gathered first and sent as one, because the dialer takes them once a second (docs/vicidial/facts.md 5.8). */
export function Tones({ onClose }: { onClose: () => void }) {
  const keys = useSignal('');
  const { isBusy, refusal, send } = useClick();
  const take = (typed: string) => {
    keys.value = typed.replace(/[^\d*#,]/g, '').slice(0, 40);
  };
  return (
    <Panel title={t('popup_keypad')} onClose={onClose}>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const sent = keys.value;
          if (!sent) return;
          // Its button goes out of use with the field empty, and the next keys belong there anyway.
          event.currentTarget.querySelector('input')?.focus();
          void send('command', { command: { kind: 'tones', keys: sent } }).then((isTaken) => {
            if (isTaken) keys.value = '';
          });
        }}
      >
        <input
          class="grow"
          type="tel"
          dir="ltr"
          aria-label={t('popup_tones')}
          placeholder={t('popup_tones')}
          value={keys.value}
          onInput={(event) => {
            take(event.currentTarget.value);
            event.currentTarget.value = keys.value;
          }}
        />
        <button type="submit" class="main" disabled={isBusy || keys.value === ''}>
          {t('popup_send')}
        </button>
      </form>
      <KeyPad last="*0#" onKey={(key) => take(keys.value + key)} />
      {refusal}
    </Panel>
  );
}
