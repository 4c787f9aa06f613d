import { isGranted, patternOf } from '../../platform/permissions.ts';
import type { Identity } from '../../session/popup-state.ts';
import { failoverOrder } from '../../settings/values/failover-order.ts';
import { isKnownDialer } from '../auth/known-dialers.ts';
import { readSettings } from '../effective-settings.ts';

/**
 * The identity at the dialer to use instead of an unreachable one: at the next address of the settings that has its permission.
 * The login is used there too, so somebody must have signed in there before, or the organization must have set the addresses: a
 * list of addresses can come from a file. Undefined if there is no such address.
 */
export async function atNextDialer(identity: Identity): Promise<Identity | undefined> {
  const { values, locked } = await readSettings();
  for (const address of failoverOrder(values, identity.address)) {
    const pattern = patternOf(address);
    if (pattern === undefined || !(await isGranted(pattern))) continue;
    if (!locked.includes('dialerUrls') && !(await isKnownDialer(address))) continue;
    return { ...identity, address, host: new URL(address).host, isInsecure: address.startsWith('http:') };
  }
  return undefined;
}
