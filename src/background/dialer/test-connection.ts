import type { Failure } from '../../failure.ts';
import type { Reached } from '../../messages/requests.ts';
import { popupState } from '../../platform/stored-state.ts';
import { fail, ok, type Result } from '../../result.ts';
import { readSettings } from '../effective-settings.ts';
import { askDialer } from './client.ts';

/** Tests whether a dialer replies at the address in use, or at the first one of the settings. Sends no login. */
export async function testConnection(): Promise<Result<Reached, Failure>> {
  const { signIn: now } = await popupState.get();
  const { values } = await readSettings();
  const address = now.state === 'out' ? values.dialerUrls[0] : now.identity.address;
  if (address === undefined) return fail({ kind: 'notSignedIn' });
  const { host } = new URL(address);
  const nobody = { address, user: '', password: '', statusUser: '', statusPassword: '' };
  const reply = await askDialer('version', {}, { as: nobody });
  return reply.ok ? ok({ host, version: reply.value.version, build: reply.value.build }) : reply;
}
