import { t } from '../../platform/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { isLosingTones } from '../../vicidial/tone-signs.ts';
import { useClick } from '../command-button.tsx';
import { useDraft } from '../use-draft.ts';
import { KeyPad } from './key-pad.tsx';

const onlyKeys = (typed: string) => typed.replace(/[^\d*#,]/g, '').slice(0, 40);

/** Keys for a voice menu. Sent as one text, because the dialer reads its commands once a second (docs/vicidial/facts.md 5.8). */
export function Tones({ dropsSigns, onClose }: { dropsSigns: boolean; onClose: () => void }) {
  const keys = useDraft('tones');
  const { isBusy, refusal, send } = useClick();
  return (
    <Disclosure title={t('popup_keypad')} onClose={onClose}>
      <form
        class="row"
        onSubmit={(event) => {
          event.preventDefault();
          const typed = keys.value;
          if (!typed) return;
          // The agent types the next keys there.
          event.currentTarget.querySelector('input')?.focus();
          void send('command', { command: { kind: 'tones', keys: typed } }).then((isAccepted) => {
            if (isAccepted) keys.sent(typed);
          });
        }}
      >
        <TextInput
          class="grow"
          type="tel"
          dir="ltr"
          aria-label={t('popup_tones')}
          placeholder={t('popup_tones')}
          value={keys}
          filter={onlyKeys}
        />
        <Button class="main" isBusy={isBusy || keys.value === ''}>
          {t('popup_send')}
        </Button>
      </form>
      <KeyPad
        last="*0#"
        onKey={(key) => {
          keys.value = onlyKeys(keys.value + key);
        }}
      />
      {dropsSigns && (
        <p class="help" role="status">
          {isLosingTones(keys.value) && t('popup_toneSigns')}
        </p>
      )}
      {refusal}
    </Disclosure>
  );
}
