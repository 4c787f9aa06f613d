import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { Identity } from '../../session/popup-state.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';

/** The login is on this device under a passphrase: the agent enters it, or signs in with the password again. */
export function UnlockView({ identity }: { identity: Identity }) {
  const passphrase = useSignal('');
  const { isBusy, failure, run } = useAction();
  const unlock = () =>
    run(async () => {
      const unlocked = await request('unlock', { passphrase: passphrase.value });
      passphrase.value = '';
      return unlocked.ok ? request('poll', { now: true }) : unlocked;
    });
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
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
      <Button class="plain" isBusy={isBusy} onClick={() => void run(() => request('signOut', {}))}>
        {t('popup_otherLogin')}
      </Button>
    </form>
  );
}
