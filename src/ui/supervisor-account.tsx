import { useSignal } from '@preact/signals';
import type { SupervisorForm } from '../messages/requests.ts';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { patternOf, requestPermission } from '../platform/permissions.ts';
import type { Identity } from '../session/popup-state.ts';
import type { Effective } from '../settings/effective.ts';
import type { MissingRights, SupervisorRights } from '../team/supervisor-rights.ts';
import type { SupervisorState } from '../team/supervisor-state.ts';
import { Button } from './button.tsx';
import { DialerAddressField, withScheme } from './dialer-address.tsx';
import { Field } from './field.tsx';
import { FailureNotice } from './notice.tsx';
import { UnlockForm } from './unlock-form.tsx';
import { useAction } from './use-action.ts';

/** The account of the supervisor: its sign-in, or what it may do. Team page and options show it. */
export function SupervisorAccount(props: { supervisor: SupervisorState; inForce: Effective }) {
  const { signIn, rights } = props.supervisor;
  if (signIn.state === 'locked')
    return (
      <UnlockForm
        identity={signIn.identity}
        unlock={(passphrase) => request('unlockSupervisor', { passphrase })}
        signOut={() => request('signOutSupervisor', {})}
      />
    );
  if (signIn.state === 'in') return <SignedIn identity={signIn.identity} rights={rights} />;
  return <SupervisorSignIn {...props} />;
}

function SupervisorSignIn(props: { supervisor: SupervisorState; inForce: Effective }) {
  const { signIn } = props.supervisor;
  const { values, locked } = props.inForce;
  const { isBusy, failure, run } = useAction();
  const known = signIn.state === 'failed' ? signIn.identity : undefined;
  const typed = useSignal<Partial<SupervisorForm>>({});
  const isAddressSet = locked.includes('dialerUrls') && values.dialerUrls.length === 1;
  const address = values.dialerUrls[0] ?? '';
  const form: SupervisorForm = {
    ...{ user: known?.user ?? '', password: '', insecure: false, passphrase: '' },
    address: known?.address ?? address,
    ...typed.value,
    ...(isAddressSet ? { address } : {}),
  };
  const change = (part: Partial<SupervisorForm>) => {
    typed.value = { ...typed.value, ...part };
  };
  const submit = () => {
    const pattern = patternOf(withScheme(form.address));
    // Within the click, which the prompt needs.
    const permission = pattern ? requestPermission(pattern).catch(() => false) : Promise.resolve(false);
    void run(async () => {
      await permission;
      return request('signInSupervisor', form);
    });
  };
  const reason = failure ?? (signIn.state === 'failed' && !isBusy ? signIn.reason : undefined);
  const isPassphrase = values.credentialStorage === 'passphrase';
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <p>{t('team_signInHello')}</p>
      {reason && <FailureNotice reason={reason} isGrave />}
      <DialerAddressField
        value={form.address}
        isLocked={isAddressSet}
        isInsecureAccepted={form.insecure}
        onInput={(text) => change({ address: text })}
        onAccept={(insecure) => change({ insecure })}
      />
      <Field label={t('team_user')} value={form.user} onInput={(user) => change({ user })} />
      <Field
        label={t('team_password')}
        type="password"
        value={form.password}
        help={t('team_accountHelp')}
        onInput={(password) => change({ password })}
      />
      {isPassphrase && (
        <Field
          label={t('popup_passphrase')}
          type="password"
          value={form.passphrase}
          onInput={(passphrase) => change({ passphrase })}
        />
      )}
      <p class="help">{t('team_keptAs', t(`setting_choice_${values.credentialStorage}`))}</p>
      <Button class="main" isBusy={isBusy}>
        {t(isBusy ? 'popup_signingIn' : 'popup_signIn')}
      </Button>
    </form>
  );
}

function SignedIn({ identity, rights }: { identity: Identity; rights: SupervisorRights | null }) {
  const { isBusy, failure, run } = useAction();
  return (
    <div class="stack">
      <p>{t('team_signedInAs', identity.user, identity.host)}</p>
      {failure && <FailureNotice reason={failure} />}
      <h2>{t('team_rights')}</h2>
      {rights && <Rights rights={rights} />}
      <div class="row">
        <Button isBusy={isBusy} onClick={() => void run(() => request('checkRights', {}))}>
          {t('team_rightsCheck')}
        </Button>
        <Button isBusy={isBusy} onClick={() => void run(() => request('signOutSupervisor', {}))}>
          {t('team_signOut')}
        </Button>
      </div>
    </div>
  );
}

function Rights({ rights }: { rights: SupervisorRights }) {
  const { level, canReadAgents, canCommand, at } = rights;
  return (
    <ul>
      <li>{level === undefined ? t('team_levelUnknown') : t('team_level', String(level))}</li>
      <li>
        {canReadAgents
          ? t('team_canRead')
          : missingRightsText({ rights: ['view_reports', 'vdc_agent_api_access'] })}
      </li>
      <li>{canCommand ? t('team_canCommand') : missingRightsText({ rights: ['vdc_agent_api_access'] })}</li>
      <li class="help">{t('team_rightsAt', new Date(at).toLocaleString())}</li>
    </ul>
  );
}

/** What an account lacks, in words, with the names of the rights as the dialer's user page has them. */
export function missingRightsText({ level, rights }: MissingRights): string {
  const parts = [
    ...(level === undefined ? [] : [t('team_needsLevel', String(level))]),
    ...rights.map((right) => right.replaceAll('_', ' ')),
  ];
  return t(
    'team_needsRights',
    new Intl.ListFormat(t('page_language'), { type: 'conjunction' }).format(parts),
  );
}
