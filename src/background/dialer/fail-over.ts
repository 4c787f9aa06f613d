import { journal } from '../../platform/database.ts';
import { popupState } from '../../platform/stored-state.ts';
import { isOpen } from '../../session/journal.ts';
import { moveAccount } from '../auth/credentials.ts';
import { atNextDialer } from './next-dialer.ts';

/**
 * Switches the agent from an unreachable dialer to the next one. Returns true if there is one. Commands are never sent a second
 * time; only the next request goes to the new address. `host`: the one that the failed request was sent to.
 */
export async function failOver(host: string): Promise<boolean> {
  const { signIn } = await popupState.get();
  // Another request may have failed at the same moment and switched already.
  if (signIn.state === 'in' && signIn.identity.host !== host) return false;
  // Open commands of this dialer can be settled at this dialer only.
  if (signIn.state !== 'in' || (await journal.recent()).some(isOpen)) return false;
  const identity = await atNextDialer(signIn.identity);
  if (!identity) return false;
  await moveAccount(identity.address);
  await popupState.update((now) => ({ ...now, signIn: { state: 'in', identity } }));
  return true;
}
