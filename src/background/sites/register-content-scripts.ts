import { injectInto, linkNumbersOn } from '../../platform/content-scripts.ts';
import { isGranted } from '../../platform/permissions.ts';
import { wantedSites } from './site-access.ts';

export interface RegisteredSites {
  /** Built file of the content script. */
  readonly script: string;
}

let turn: Promise<void> = Promise.resolve();

/** Content scripts where they should be, and nowhere else. One change follows the other. */
export function registerContentScripts({ script }: RegisteredSites): Promise<void> {
  turn = turn.then(async () => linkNumbersOn(await wantedSites(), script)).catch(() => undefined);
  return turn;
}

/** After an update or a start, open tabs hold an old copy or none. */
export async function reinject(sites: RegisteredSites): Promise<void> {
  await registerContentScripts(sites);
  const wanted = await wantedSites();
  const granted = await Promise.all(wanted.map(isGranted));
  await injectInto(
    wanted.filter((_, index) => granted[index]),
    sites.script,
  );
}
