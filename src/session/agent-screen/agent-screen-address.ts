import type { Settings } from '../../settings/catalog.ts';

/**
 * The address of the agent screen at the dialer with this base address: `agentScreenPath` beside the agent API, or below the
 * dialer's address if it begins with a slash.
 */
export function agentScreenAddress(
  dialer: string,
  { agentApiPath, agentScreenPath }: Pick<Settings, 'agentApiPath' | 'agentScreenPath'>,
): string {
  const base = dialer.replace(/\/+$/, '');
  if (agentScreenPath.startsWith('/')) return base + agentScreenPath;
  return `${base}${agentApiPath.slice(0, agentApiPath.lastIndexOf('/') + 1) || '/'}${agentScreenPath}`;
}
