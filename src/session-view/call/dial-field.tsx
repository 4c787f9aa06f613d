import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button, Reasons } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { useClick } from '../command-button.tsx';
import { useDraft } from '../use-draft.ts';
import css from './key-pad.module.css';
import { KeyPad } from './key-pad.tsx';

const maxLength = 40;

/** A number that is typed, by the keyboard or on the number pad. */
export function DialField({ state }: { state: PopupState }) {
  const number = useDraft('dial');
  const isPadOpen = useSignal(false);
  const { isBusy, refusal, send } = useClick();
  const why = state.controls.dial;
  const isEmpty = number.value.trim() === '';

  const dial = async () => {
    if (why || isEmpty) return;
    const shown = number.value;
    if (await send('dialTyped', { shown })) number.sent(shown);
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void dial();
      }}
    >
      <div class="row">
        <TextInput
          class="grow"
          type="tel"
          dir="ltr"
          maxLength={maxLength}
          aria-label={t('popup_dialNumber')}
          placeholder={t('popup_dialNumber')}
          value={number}
        />
        <Button
          class={css['toggle']}
          icon="keypad"
          isOpen={isPadOpen.value}
          onClick={() => {
            isPadOpen.value = !isPadOpen.value;
          }}
        >
          <span class="visually-hidden">{t('popup_keypad')}</span>
        </Button>
        <Button class="main" why={why} isBusy={isBusy || isEmpty}>
          {t('popup_dial')}
        </Button>
      </div>
      {isPadOpen.value && (
        <Disclosure
          title={t('popup_keypad')}
          onClose={() => {
            isPadOpen.value = false;
          }}
        >
          <KeyPad
            last="+0"
            onKey={(key) => {
              number.value = (number.value + key).slice(0, maxLength);
            }}
            onErase={() => {
              number.value = number.value.slice(0, -1);
            }}
          />
        </Disclosure>
      )}
      <Reasons of={[why]} />
      {refusal}
    </form>
  );
}
