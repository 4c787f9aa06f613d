import type { Permissions } from 'webextension-polyfill';
import { browser } from './browser.ts';

/** The host permission for an address as a match pattern: `https://dialer.example/*`. Undefined if it is no http address. */
export function patternOf(address: string): string | undefined {
  try {
    const { protocol, hostname } = new URL(address);
    // A match pattern has no port: the permission is for the host.
    return protocol === 'https:' || protocol === 'http:' ? `${protocol}//${hostname}/*` : undefined;
  } catch {
    return undefined;
  }
}

export function isGranted(pattern: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [pattern] });
}

/** Asks the user. Works only inside a click. Firefox and Chromium may close the popup meanwhile. */
export function requestPermission(pattern: string): Promise<boolean> {
  return browser.permissions.request({ origins: [pattern] });
}

export async function removePermission(pattern: string): Promise<void> {
  await browser.permissions.remove({ origins: [pattern] });
}

/** Calls `listener` with the patterns of added or removed host permissions until `signal` ends it. */
export function onPermissionsChanged(
  listener: (patterns: readonly string[]) => void,
  signal?: AbortSignal,
): void {
  const listen = ({ origins }: Permissions.Permissions) => listener(origins ?? []);
  const events = [browser.permissions.onAdded, browser.permissions.onRemoved];
  for (const event of events) event.addListener(listen);
  const end = () => {
    for (const event of events) event.removeListener(listen);
  };
  signal?.addEventListener('abort', end, { once: true });
}

/** The permissions that the extension holds now: names, and patterns of hosts. */
export async function heldPermissions(): Promise<{ names: readonly string[]; origins: readonly string[] }> {
  const { permissions, origins } = await browser.permissions.getAll();
  return { names: permissions ?? [], origins: origins ?? [] };
}
