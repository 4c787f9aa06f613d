import { injectInto, syncSiteScripts } from '../../platform/content-scripts.ts';
import { isGranted } from '../../platform/permissions.ts';
import { wantedSites } from './site-access.ts';

export interface RegisteredSites {
  /** Built file of the content script. */
  readonly script: string;
}

let turn: Promise<void> = Promise.resolve();

/** Registers the content scripts on the wanted sites, and nowhere else. Calls run one after the other. */
export function registerContentScripts({ script }: RegisteredSites): Promise<void> {
  turn = turn.then(async () => syncSiteScripts(await wantedSites(), script)).catch(() => undefined);
  return turn;
}

/** Injects the content script into open tabs. After an update or a start they have an old one or none. */
export async function reinject(sites: RegisteredSites): Promise<void> {
  await registerContentScripts(sites);
  const wanted = await wantedSites();
  const granted = await Promise.all(wanted.map(isGranted));
  await injectInto(
    wanted.filter((_, index) => granted[index]),
    sites.script,
  );
}
