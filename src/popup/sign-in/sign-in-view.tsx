import { useSignal } from '@preact/signals';
import type { Explanation } from '../../failure.ts';
import type { SignInForm } from '../../messages/requests.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { patternOf, requestPermission } from '../../platform/permissions.ts';
import type { SignIn } from '../../session/popup-state.ts';
import type { SettingKey, Settings } from '../../settings/catalogue.ts';
import { Field } from '../../ui/field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { KeepChoice } from './keep-choice.tsx';

/** Signing in: where the dialer is, the login of its API, and which agent. */
export function SignInView(props: { signIn: SignIn; settings: Settings; locked: readonly SettingKey[] }) {
  const { signIn, settings, locked } = props;
  const known = signIn.state === 'out' || signIn.state === 'in' ? undefined : signIn.identity;
  const typed = useSignal<Partial<SignInForm>>({});
  const isSet = {
    address: locked.includes('dialerUrls') && settings.dialerUrls.length === 1,
    user: locked.includes('apiUser') && settings.apiUser !== '',
    agent: locked.includes('agentUser') && settings.agentUser !== '',
    keep: locked.includes('credentialStorage'),
  };
  const chosen = (part: 'address' | 'user' | 'agent', setting: string) =>
    isSet[part] ? setting : (typed.value[part] ?? known?.[part] ?? setting);
  // Worked out anew each time: the organisation's part can arrive while somebody types.
  const form: SignInForm = {
    ...{ password: '', statusUser: '', statusPassword: '', insecure: false, passphrase: '' },
    ...typed.value,
    address: chosen('address', settings.dialerUrls[0] ?? ''),
    user: chosen('user', settings.apiUser),
    agent: chosen('agent', settings.agentUser),
    keep: isSet.keep ? settings.credentialStorage : (typed.value.keep ?? settings.credentialStorage),
  };
  const isBusy = useSignal(false);
  const refused = useSignal<Explanation | undefined>(undefined);
  const reason = refused.value ?? (signIn.state === 'failed' && !isBusy.value ? signIn.reason : undefined);
  const change = (part: Partial<SignInForm>) => {
    typed.value = { ...typed.value, ...part };
  };

  const submit = async () => {
    const pattern = patternOf(addressOf(form.address));
    isBusy.value = true;
    refused.value = undefined;
    // Told first, then asked, and both within the click: the prompt may close this popup, and then the worker
    // goes on by itself once the permission is there.
    const asked = request('signIn', form);
    const permission = pattern === undefined ? Promise.resolve(false) : requestPermission(pattern);
    const isGranted = await permission.catch(() => false);
    const reply = await asked;
    // What was typed can be wrong too: then that is what to say, not that a permission is missing.
    const next = isGranted ? () => request('poll', { now: false }) : () => request('permissionDenied', {});
    const done = reply.ok ? await next() : reply;
    refused.value = done.ok ? undefined : done.error;
    isBusy.value = false;
  };

  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p>{t('popup_signInHello')}</p>
      {reason && <FailureNotice reason={reason} isGrave />}
      <Field
        label={t('popup_address')}
        help={t('popup_addressHelp')}
        value={form.address}
        isLocked={isSet.address}
        type="url-like"
        placeholder="https://dialer.example.com"
        onInput={(address) => change({ address })}
      />
      {isPlain(form.address) && (
        <label class="check notice danger">
          <input
            type="checkbox"
            checked={form.insecure}
            onChange={(event) => change({ insecure: event.currentTarget.checked })}
          />
          <span>{t('popup_insecureConsent')}</span>
        </label>
      )}
      <div class="pair">
        <Field
          label={t('popup_user')}
          value={form.user}
          isLocked={isSet.user}
          onInput={(user) => change({ user })}
        />
        <Field
          label={t('popup_password')}
          type="password"
          value={form.password}
          onInput={(password) => change({ password })}
        />
      </div>
      <Field
        label={t('popup_agentUser')}
        help={t('popup_agentUserHelp')}
        value={form.agent}
        isLocked={isSet.agent}
        onInput={(agent) => change({ agent })}
      />
      <details>
        <summary>{t('popup_statusAccount')}</summary>
        <div class="stack">
          <p class="help">{t('popup_statusAccountHelp')}</p>
          <div class="pair">
            <Field
              label={t('popup_statusUser')}
              value={form.statusUser}
              isOptional
              onInput={(statusUser) => change({ statusUser })}
            />
            <Field
              label={t('popup_statusPassword')}
              type="password"
              value={form.statusPassword}
              isOptional
              onInput={(statusPassword) => change({ statusPassword })}
            />
          </div>
        </div>
      </details>
      <KeepChoice mode={form.keep} passphrase={form.passphrase} isLocked={isSet.keep} onChange={change} />
      <button type="submit" class="main" disabled={isBusy.value}>
        {t(isBusy.value ? 'popup_signingIn' : 'popup_signIn')}
      </button>
    </form>
  );
}

function addressOf(typed: string): string {
  return /^[a-z]+:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`;
}

/** No encryption between here and the dialer. On this very machine there is nobody in between. */
function isPlain(typed: string): boolean {
  return (
    /^\s*http:\/\//i.test(typed) &&
    !/^\s*http:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?:[:/]|\s*$)/i.test(typed)
  );
}
