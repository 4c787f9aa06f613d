import { browser } from './browser.ts';
import { installType } from './managed.ts';

/** What an administrator asks first. */
export interface Environment {
  readonly id: string;
  readonly version: string;
  /** `admin`: installed by the organisation. */
  readonly installType: string;
  /** Name and version. */
  readonly browser: string;
  /** Reads a changed policy at its start only. */
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
