import { useSignal } from '@preact/signals';
import type { SignInForm } from '../../messages/requests.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { patternOf, requestPermission } from '../../platform/permissions.ts';
import type { SignIn } from '../../session/popup-state.ts';
import type { SettingKey, Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';
import { DialerAddressField, withScheme } from '../../ui/dialer-address.tsx';
import { Field } from '../../ui/field.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useDraft } from '../use-draft.ts';
import { KeepChoice } from './keep-choice.tsx';
import { PermissionView } from './permission-view.tsx';
import css from './sign-in-view.module.css';

interface SignInViewProps {
  readonly signIn: SignIn;
  readonly settings: Settings;
  readonly locked: readonly SettingKey[];
}

/** Signs in: dialer, login of its API, and agent. A sign-in that waits for the browser's permission is continued. */
export function SignInView({ signIn, settings, locked }: SignInViewProps) {
  const { isBusy, failure, run } = useAction();
  const known = signIn.state === 'out' || signIn.state === 'in' ? undefined : signIn.identity;
  const drafts = {
    address: useDraft('address', known?.address || settings.dialerUrls[0]),
    user: useDraft('user', known?.user || settings.apiUser),
    agent: useDraft('agent', known?.agent || settings.agentUser),
  };
  // Secrets, and the values that depend on them, are never stored.
  const typed = useSignal<Partial<SignInForm>>({});
  const isSet = {
    address: locked.includes('dialerUrls') && settings.dialerUrls.length === 1,
    user: locked.includes('apiUser') && settings.apiUser !== '',
    agent: locked.includes('agentUser') && settings.agentUser !== '',
    keep: locked.includes('credentialStorage'),
  };
  const chosen = (part: keyof typeof drafts, setting: string) => (isSet[part] ? setting : drafts[part].value);
  // Computed each time, because the organization's settings can arrive while the agent types.
  const form: SignInForm = {
    ...{ password: '', statusUser: '', statusPassword: '', insecure: false, passphrase: '' },
    ...typed.value,
    address: chosen('address', settings.dialerUrls[0] ?? ''),
    user: chosen('user', settings.apiUser),
    agent: chosen('agent', settings.agentUser),
    keep: isSet.keep ? settings.credentialStorage : (typed.value.keep ?? settings.credentialStorage),
  };
  const change = (part: Partial<SignInForm>) => {
    typed.value = { ...typed.value, ...part };
  };
  const changeKept = (part: keyof typeof drafts) => (text: string) => {
    drafts[part].value = text;
  };
  const submit = () => {
    // The form is sent before the browser asks, because its prompt may close this popup: the worker signs in as soon as
    // the permission is there. Both happen within the click, which the prompt needs.
    const pattern = patternOf(withScheme(form.address));
    const signedIn = request('signIn', form);
    const permission = pattern ? requestPermission(pattern).catch(() => false) : Promise.resolve(false);
    void run(async () => {
      const isGranted = await permission;
      const reply = await signedIn;
      // A mistake in the form is the reason to show, rather than the missing permission.
      if (!reply.ok) return reply;
      return isGranted ? request('poll', { now: false }) : request('permissionDenied', {});
    });
  };

  if (signIn.state === 'checking' && !isBusy) return <PermissionView identity={signIn.identity} />;
  const reason = failure ?? (signIn.state === 'failed' && !isBusy ? signIn.reason : undefined);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('popup_signInHello')}</p>
      {reason && <FailureNotice reason={reason} isGrave />}
      <DialerAddressField
        help={t('popup_addressHelp')}
        value={form.address}
        isLocked={isSet.address}
        isInsecureAccepted={form.insecure}
        onInput={changeKept('address')}
        onAccept={(insecure) => change({ insecure })}
      />
      <div class={css['pair']}>
        <Field label={t('popup_user')} value={form.user} isLocked={isSet.user} onInput={changeKept('user')} />
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
        onInput={changeKept('agent')}
      />
      <StatusAccount form={form} onChange={change} />
      <KeepChoice mode={form.keep} passphrase={form.passphrase} isLocked={isSet.keep} onChange={change} />
      <p class="help">{t('popup_permissionNotice')}</p>
      <Button class="main" isBusy={isBusy}>
        {t(isBusy ? 'popup_signingIn' : 'popup_signIn')}
      </Button>
    </form>
  );
}

/** The optional second account that may read the session in full. */
function StatusAccount(props: { form: SignInForm; onChange: (part: Partial<SignInForm>) => void }) {
  const { form, onChange } = props;
  return (
    <details>
      <summary>{t('popup_statusAccount')}</summary>
      <div class="stack">
        <p class="help">{t('popup_statusAccountHelp')}</p>
        <div class={css['pair']}>
          <Field
            label={t('popup_statusUser')}
            value={form.statusUser}
            isOptional
            onInput={(statusUser) => onChange({ statusUser })}
          />
          <Field
            label={t('popup_statusPassword')}
            type="password"
            value={form.statusPassword}
            isOptional
            onInput={(statusPassword) => onChange({ statusPassword })}
          />
        </div>
      </div>
    </details>
  );
}
