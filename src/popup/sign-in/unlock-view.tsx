import { useSignal } from '@preact/signals';
import type { Explanation } from '../../failure.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { Identity } from '../../session/popup-state.ts';
import { Field } from '../../ui/field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';

/** The login is on this device under a passphrase: type it, or start over with the password. */
export function UnlockView({ identity }: { identity: Identity }) {
  const passphrase = useSignal('');
  const isBusy = useSignal(false);
  const reason = useSignal<Explanation | undefined>(undefined);
  const unlock = async () => {
    isBusy.value = true;
    const reply = await request('unlock', { passphrase: passphrase.value });
    reason.value = reply.ok ? undefined : reply.error;
    isBusy.value = false;
    passphrase.value = '';
    if (!reason.value) void request('poll', { now: true });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void unlock();
      }}
    >
      <p>{t('popup_unlockHello', identity.user, identity.host)}</p>
      {reason.value && <FailureNotice reason={reason.value} isGrave />}
      <Field
        label={t('popup_passphrase')}
        type="password"
        value={passphrase.value}
        onInput={(typed) => {
          passphrase.value = typed;
        }}
      />
      <button type="submit" class="main" disabled={isBusy.value}>
        {t(isBusy.value ? 'popup_unlocking' : 'popup_unlock')}
      </button>
      <button type="button" class="plain" onClick={() => void request('signOut', {})}>
        {t('popup_otherLogin')}
      </button>
    </form>
  );
}
