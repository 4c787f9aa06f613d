import type { Failure } from '../../failure.ts';
import type { SignInForm } from '../../messages/requests.ts';
import { userSettings } from '../../platform/user-settings.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Identity } from '../../session/popup-state.ts';
import { readDialerUrl } from '../../settings/values/address-settings.ts';
import { parseAddress } from '../../settings/values/addresses.ts';
import { checkPassword } from '../../vicidial/password-characters.ts';
import { readSettings, updateEffectiveSettings } from '../effective-settings.ts';
import { type Keep, leastPassphrase } from './credential-vault.ts';
import type { Account } from './credentials.ts';

/** Checks the form before any request: the account, the dialer, and how long the login is kept. */
export async function readForm(
  form: SignInForm,
): Promise<Result<{ account: Account; identity: Identity; keep: Keep | null }, Failure>> {
  const written = form.address.trim();
  const address = /^[a-z]+:\/\//i.test(written) ? written : `https://${written}`;
  const cut = parseAddress(address);
  // A fragment or a query is no part of a dialer's address. `http://127.999.0.1` has the form of one and is none.
  if (!cut || !readDialerUrl(address).ok || !URL.canParse(address)) return fail({ kind: 'badAddress' });
  const { host } = new URL(address);
  const isInsecure = cut.scheme === 'http' && !isLoopback(cut.host);
  if (isInsecure && !(await mayBeInsecure(cut.host, form.insecure)))
    return fail({ kind: 'insecureAddress', about: host });

  const names = [
    form.user.trim(),
    form.agent.trim(),
    ...(form.statusUser.trim() ? [form.statusUser.trim()] : []),
  ];
  // The dialer drops every other character of a name before it compares (docs/vicidial/facts.md 3.1).
  if (!names.every((name) => /^[\w-]{2,20}$/.test(name))) return fail({ kind: 'badName' });
  const dropped = [
    ...checkPassword(form.password, 'agent'),
    ...(form.statusUser.trim() ? checkPassword(form.statusPassword, 'nonAgent') : []),
  ];
  if (dropped.length > 0) return fail({ kind: 'badCredentials' });
  if (form.password.length < 2) return fail({ kind: 'badCredentials' });

  const keep = await readKeep(form);
  if (!keep.ok) return keep;
  const [user = '', agent = '', statusUser = ''] = names;
  return ok({
    account: { address, user, password: form.password, statusUser, statusPassword: form.statusPassword },
    identity: {
      address,
      host,
      user,
      agent,
      seesAll: statusUser !== '',
      ...(statusUser ? { statusUser } : {}),
      isInsecure,
    },
    keep: keep.value,
  });
}

/** The storage that the organization set, else the agent's choice in the form, which becomes the agent's setting. */
async function readKeep(form: SignInForm): Promise<Result<Keep | null, Failure>> {
  const { values, locked } = await readSettings();
  const mode = locked.includes('credentialStorage') ? values.credentialStorage : form.keep;
  if (mode === 'passphrase' && form.passphrase.length < leastPassphrase) {
    return fail({ kind: 'shortPassphrase', about: String(leastPassphrase) });
  }
  if (mode !== values.credentialStorage) {
    await userSettings.update((user) => ({ ...user, credentialStorage: mode }));
    await updateEffectiveSettings();
  }
  if (mode === 'session') return ok(null);
  return ok(mode === 'device' ? { mode } : { mode, passphrase: form.passphrase });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** Whether the connection may be unencrypted: the settings allow it, or the agent accepted it and the organization leaves the choice. */
async function mayBeInsecure(host: string, isWanted: boolean): Promise<boolean> {
  const { values, locked } = await readSettings();
  if (values.insecureDialerHosts.includes(host)) return true;
  if (!isWanted || locked.includes('insecureDialerHosts')) return false;
  await userSettings.update((user) => ({
    ...user,
    insecureDialerHosts: [...values.insecureDialerHosts, host],
  }));
  return true;
}
