import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useClick } from '../command.tsx';
import { KeyPad } from './key-pad.tsx';

/** A typed number, by the keyboard or by the number pad. */
export function DialField({ desk }: { desk: PopupState }) {
  const typed = useSignal('');
  const isPadOpen = useSignal(false);
  const { isBusy, refusal, send } = useClick();
  const why = desk.controls.dial;

  const dial = async () => {
    if (why || typed.value.trim() === '') return;
    if (await send('dialTyped', { shown: typed.value })) typed.value = '';
  };
  const press = (key: string) => {
    typed.value = (typed.value + key).slice(0, 40);
  };
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        void dial();
      }}
    >
      <div class="row">
        <input
          class="grow"
          type="tel"
          dir="ltr"
          maxLength={40}
          aria-label={t('popup_dialNumber')}
          placeholder={t('popup_dialNumber')}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <Button
          class="square"
          icon="keypad"
          isOpen={isPadOpen.value}
          onClick={() => {
            isPadOpen.value = !isPadOpen.value;
          }}
        >
          <span class="unseen">{t('popup_keypad')}</span>
        </Button>
        <Button
          class="main"
          why={why}
          isBusy={isBusy || typed.value.trim() === ''}
          onClick={() => void dial()}
        >
          {t('popup_dial')}
        </Button>
      </div>
      {isPadOpen.value && (
        <Panel
          title={t('popup_keypad')}
          onClose={() => {
            isPadOpen.value = false;
          }}
        >
          <KeyPad
            last="+0"
            onKey={press}
            onErase={() => {
              typed.value = typed.value.slice(0, -1);
            }}
          />
        </Panel>
      )}
      <Reasons of={[why]} />
      {refusal}
    </form>
  );
}
