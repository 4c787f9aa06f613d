import { useSignal } from '@preact/signals';
import { type Explanation, explain } from '../failure.ts';
import type { SignInForm } from '../messages/questions.ts';
import { patternOf, requestPermission } from '../platform/permissions.ts';
import { ask } from '../platform/send.ts';
import { say } from '../platform/words.ts';
import type { SignIn } from '../session/desk.ts';
import type { SettingKey, Settings } from '../settings/catalogue.ts';
import { Field } from '../ui/field.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { KeepChoice } from './keep-choice.tsx';

/** Signing in: where the dialer is, the login of its API, and which agent. */
export function SignInView(props: { signIn: SignIn; settings: Settings; locked: readonly SettingKey[] }) {
  const { signIn, settings, locked } = props;
  const known = signIn.state === 'out' || signIn.state === 'in' ? undefined : signIn.identity;
  const form = useSignal<SignInForm>({
    address: known?.address ?? settings.dialerUrls[0] ?? '',
    user: known?.user ?? settings.apiUser,
    password: '',
    agent: known?.agent ?? settings.agentUser,
    statusUser: '',
    statusPassword: '',
    insecure: false,
    keep: settings.credentialStorage,
    passphrase: '',
  });
  const isBusy = useSignal(false);
  const refused = useSignal<Explanation | undefined>(undefined);
  const reason = refused.value ?? (signIn.state === 'failed' && !isBusy.value ? signIn.reason : undefined);
  const change = (part: Partial<SignInForm>) => {
    form.value = { ...form.value, ...part };
  };

  const submit = async () => {
    const pattern = patternOf(addressOf(form.value.address));
    isBusy.value = true;
    refused.value = undefined;
    // Told first, then asked, and both within the click: the prompt may close this popup, and then the worker
    // goes on by itself once the permission is there.
    const asked = ask('signIn', form.value);
    const request = pattern === undefined ? Promise.resolve(false) : requestPermission(pattern);
    const isGranted = await request.catch(() => false);
    const reply = await asked;
    const isTaken = reply.ok && reply.value.ok;
    // What was typed can be wrong too: then that is what to say, not that a permission is missing.
    const next = isGranted ? () => ask('look', { now: false }) : () => ask('permissionDenied', {});
    const done = isTaken ? await next() : reply;
    refused.value = !done.ok ? explain(done.error) : done.value.ok ? undefined : done.value.error;
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
      <p>{say('popup_signInHello')}</p>
      {reason && <FailureNotice reason={reason} isGrave />}
      <Field
        label={say('popup_address')}
        help={say('popup_addressHelp')}
        value={form.value.address}
        isLocked={locked.includes('dialerUrls') && settings.dialerUrls.length === 1}
        type="url-like"
        placeholder="https://dialer.example.com"
        onInput={(address) => change({ address })}
      />
      {isPlain(form.value.address) && (
        <label class="check notice danger">
          <input
            type="checkbox"
            checked={form.value.insecure}
            onChange={(event) => change({ insecure: event.currentTarget.checked })}
          />
          <span>{say('popup_insecureConsent')}</span>
        </label>
      )}
      <div class="pair">
        <Field
          label={say('popup_user')}
          value={form.value.user}
          isLocked={locked.includes('apiUser') && settings.apiUser !== ''}
          onInput={(user) => change({ user })}
        />
        <Field
          label={say('popup_password')}
          type="password"
          value={form.value.password}
          onInput={(password) => change({ password })}
        />
      </div>
      <Field
        label={say('popup_agentUser')}
        help={say('popup_agentUserHelp')}
        value={form.value.agent}
        isLocked={locked.includes('agentUser') && settings.agentUser !== ''}
        onInput={(agent) => change({ agent })}
      />
      <details>
        <summary>{say('popup_statusAccount')}</summary>
        <div class="stack">
          <p class="help">{say('popup_statusAccountHelp')}</p>
          <div class="pair">
            <Field
              label={say('popup_statusUser')}
              value={form.value.statusUser}
              isOptional
              onInput={(statusUser) => change({ statusUser })}
            />
            <Field
              label={say('popup_statusPassword')}
              type="password"
              value={form.value.statusPassword}
              isOptional
              onInput={(statusPassword) => change({ statusPassword })}
            />
          </div>
        </div>
      </details>
      <KeepChoice
        mode={locked.includes('credentialStorage') ? settings.credentialStorage : form.value.keep}
        passphrase={form.value.passphrase}
        isLocked={locked.includes('credentialStorage')}
        onChange={change}
      />
      <button type="submit" class="main" disabled={isBusy.value}>
        {say(isBusy.value ? 'popup_signingIn' : 'popup_signIn')}
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
