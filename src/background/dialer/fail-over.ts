import { journal } from '../../platform/database.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import { popupState } from '../../platform/stored-state.ts';
import { isOpen } from '../../session/journal.ts';
import { failoverOrder } from '../../settings/values/failover-order.ts';
import { moveAccount } from '../auth/credentials.ts';
import { readSettings } from '../effective-settings.ts';

/**
 * The dialer in use can not be reached: goes on with the next one that the settings name and the browser allows. The
 * login goes along, because whoever set the addresses says that they are one dialer. Gives whether there is another.
 * Commands are never sent a second time; this only says where the next request goes.
 */
export async function failOver(): Promise<boolean> {
  const [{ values }, { signIn }] = await Promise.all([readSettings(), popupState.get()]);
  // What is under way at this dialer can be settled at this one only.
  if (signIn.state !== 'in' || (await journal.recent()).some(isOpen)) return false;
  for (const address of failoverOrder(values, signIn.identity.address)) {
    const pattern = patternOf(address);
    if (pattern === undefined || !(await isGranted(pattern))) continue;
    await moveAccount(address);
    const isInsecure = address.startsWith('http:');
    const identity = { ...signIn.identity, address, host: new URL(address).host, isInsecure };
    await popupState.update((now) => ({ ...now, signIn: { state: 'in', identity } }));
    return true;
  }
  return false;
}
