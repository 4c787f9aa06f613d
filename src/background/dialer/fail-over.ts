import { journal } from '../../platform/database.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import { popupState } from '../../platform/stored-state.ts';
import { isOpen } from '../../session/journal.ts';
import { failoverOrder } from '../../settings/values/failover-order.ts';
import { moveAccount } from '../auth/credentials.ts';
import { isKnownDialer } from '../auth/known-dialers.ts';
import { readSettings } from '../effective-settings.ts';

/**
 * Switches from an unreachable dialer to the next address of the settings that has its permission. The login is used there
 * too, so the agent must have signed in there before, or the organization must have set the addresses: a list of addresses
 * can come from a file. Returns true if there is another address. Commands are never sent a second time; only the next
 * request goes to the new address.
 */
export async function failOver(): Promise<boolean> {
  const [{ values, locked }, { signIn }] = await Promise.all([readSettings(), popupState.get()]);
  // Open commands of this dialer can be settled at this dialer only.
  if (signIn.state !== 'in' || (await journal.recent()).some(isOpen)) return false;
  for (const address of failoverOrder(values, signIn.identity.address)) {
    const pattern = patternOf(address);
    if (pattern === undefined || !(await isGranted(pattern))) continue;
    if (!locked.includes('dialerUrls') && !(await isKnownDialer(address))) continue;
    await moveAccount(address);
    const isInsecure = address.startsWith('http:');
    const identity = { ...signIn.identity, address, host: new URL(address).host, isInsecure };
    await popupState.update((now) => ({ ...now, signIn: { state: 'in', identity } }));
    return true;
  }
  return false;
}
