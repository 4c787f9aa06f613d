import type { Settings } from '../catalog.ts';
import { cutAddress } from './addresses.ts';

/**
 * The addresses to try when the one in use cannot be reached: those after it in the list, then those before it. None
 * for an address that is not in the list, and none that would send the login without encryption unless that is allowed.
 */
export function failoverOrder(
  { dialerUrls, insecureDialerHosts }: Pick<Settings, 'dialerUrls' | 'insecureDialerHosts'>,
  inUse: string,
): string[] {
  const at = dialerUrls.indexOf(inUse.replace(/\/+$/, ''));
  if (at < 0) return [];
  return [...dialerUrls.slice(at + 1), ...dialerUrls.slice(0, at)].filter((url) => {
    const address = cutAddress(url);
    return address?.scheme === 'https' || insecureDialerHosts.includes(address?.host ?? '');
  });
}
