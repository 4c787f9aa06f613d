import { useSignal } from '@preact/signals';
import type { Explanation } from '../failure.ts';
import { t } from '../platform/i18n.ts';
import type { Result } from '../result.ts';
import type { Identity } from '../session/popup-state.ts';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { FailureNotice } from './notice.tsx';
import { useAction } from './use-action.ts';

interface UnlockFormProps {
  readonly identity: Identity;
  readonly unlock: (passphrase: string) => Promise<Result<unknown, Explanation>>;
  readonly signOut: () => Promise<Result<unknown, Explanation>>;
}

/** The login is on this device under a passphrase: the person enters it, or signs in with the password again. */
export function UnlockForm({ identity, unlock, signOut }: UnlockFormProps) {
  const passphrase = useSignal('');
  const { isBusy, failure, run } = useAction();
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void run(async () => {
          const unlocked = await unlock(passphrase.value);
          passphrase.value = '';
          return unlocked;
        });
      }}
    >
      <p>{t('popup_unlockHello', identity.user, identity.host)}</p>
      {failure && <FailureNotice reason={failure} isGrave />}
      <Field
        label={t('popup_passphrase')}
        type="password"
        value={passphrase.value}
        onInput={(typed) => {
          passphrase.value = typed;
        }}
      />
      <Button class="main" isBusy={isBusy}>
        {t(isBusy ? 'popup_unlocking' : 'popup_unlock')}
      </Button>
      <Button class="plain" isBusy={isBusy} onClick={() => void run(signOut)}>
        {t('popup_otherLogin')}
      </Button>
    </form>
  );
}
