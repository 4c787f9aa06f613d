import type { Settings } from '../catalog.ts';
import { parseAddress } from './addresses.ts';

/**
 * The addresses to try if the current one cannot be reached: those after it in the list, then those before it. Empty for an
 * address outside the list. An http address is included only if the settings allow its host.
 */
export function failoverOrder(
  { dialerUrls, insecureDialerHosts }: Pick<Settings, 'dialerUrls' | 'insecureDialerHosts'>,
  inUse: string,
): string[] {
  const at = dialerUrls.indexOf(inUse.replace(/\/+$/, ''));
  if (at < 0) return [];
  return [...dialerUrls.slice(at + 1), ...dialerUrls.slice(0, at)].filter((url) => {
    const address = parseAddress(url);
    return address?.scheme === 'https' || insecureDialerHosts.includes(address?.host ?? '');
  });
}
