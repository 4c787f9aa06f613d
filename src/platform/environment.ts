import { browser } from './browser.ts';

/** The facts about this installation that an administrator asks for first. */
export interface Environment {
  readonly id: string;
  readonly version: string;
  /** `admin`: installed by the organization. */
  readonly installType: string;
  /** Name and version. */
  readonly browser: string;
  /** The browser reads a changed policy only when it starts. */
  readonly needsRestart: boolean;
}

export async function environment(): Promise<Environment> {
  const isFirefox = browser.runtime.getURL('').startsWith('moz-extension:');
  const named = /(?:Firefox|Edg|OPR|Vivaldi|Chrome)\/[\d.]+/g;
  const names = navigator.userAgent.match(named) ?? [];
  return {
    id: browser.runtime.id,
    version: browser.runtime.getManifest().version,
    installType: await installType(),
    browser: names.at(-1)?.replace('/', ' ').replace('Edg ', 'Edge ') ?? '',
    needsRestart: isFirefox,
  };
}

/** `admin`: the organization installed the extension, so it probably has a policy too. */
export async function installType(): Promise<string> {
  return (await browser.management.getSelf()).installType;
}

/** The browser's signed-in account. Empty without one, or if this package may not read it (in Firefox always). */
export async function profileEmail(): Promise<string> {
  const info = await browser.identity?.getProfileUserInfo?.({ accountStatus: 'ANY' });
  return info?.email ?? '';
}
