import {
  type CompanionScripts,
  injectCompanion,
  injectIntoPageWorld,
  registerCompanion,
  stopCompanions,
} from '../../platform/companion-scripts.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import type { Sender } from '../../platform/request-router.ts';
import { popupState } from '../../platform/stored-state.ts';
import { setTabKept } from '../../platform/tabs.ts';
import { agentScreenAddress } from '../../session/agent-screen/agent-screen-address.ts';
import { isSource } from '../../session/agent-screen/agent-screen-state.ts';
import { readSettings } from '../effective-settings.ts';

let turn: Promise<void> = Promise.resolve();

/**
 * Registers the companion for the agent screens of the signed-in dialer, if the setting and the permission allow it, and
 * for no other page. It runs in the extension's own world, and asks the worker before anything is injected into the page.
 */
export function followAgentScreen({ companion }: CompanionScripts): Promise<void> {
  turn = turn
    .then(async () => {
      const address = await ownAgentScreen();
      const matches = address === undefined ? [] : patternsOf(address);
      const isNew = await registerCompanion(matches, companion);
      const { screen } = await popupState.get();
      if (address && (isNew || !isSource(screen, Date.now()))) await injectCompanion(matches, companion);
      if (!address) {
        await stopCompanions();
        if (screen) await setTabKept(screen.tab, false);
        if (screen) await popupState.update((now) => ({ ...now, screen: null }));
      }
    })
    .catch(() => undefined);
  return turn;
}

/**
 * Injects the part for the page's own world into the tab of this companion. False, and nothing is injected, if its page is
 * not the agent screen of the signed-in dialer: a match pattern has no port.
 */
export async function joinAgentScreen(
  { kind, origin, tab, tabUrl = '' }: Sender,
  { pageWorld }: CompanionScripts,
): Promise<boolean> {
  const address = await ownAgentScreen();
  if (address === undefined || kind !== 'page' || tab === undefined || !URL.canParse(tabUrl)) return false;
  const { origin: topOrigin, pathname } = new URL(tabUrl);
  if (origin !== address.origin || topOrigin !== address.origin || pathname !== address.pathname)
    return false;
  return injectIntoPageWorld(tab, pageWorld);
}

/** The address of the agent screen, if the extension may work with it. */
async function ownAgentScreen(): Promise<URL | undefined> {
  const { signIn } = await popupState.get();
  const { values } = await readSettings();
  if (signIn.state !== 'in' || !values.agentScreenCompanion) return undefined;
  const { address } = signIn.identity;
  const pattern = patternOf(address);
  if (!pattern || !(await isGranted(pattern))) return undefined;
  return new URL(agentScreenAddress(address, values));
}

/** The page with and without a query, and no page whose name only begins the same. */
function patternsOf({ protocol, hostname, pathname }: URL): string[] {
  const page = `${protocol}//${hostname}${pathname}`;
  return [page, `${page}?*`];
}

/** Runs `listener` when the agent signs in or out. */
export function onSignInChanged(listener: () => void): void {
  // A hint only: a restarted worker runs the listener once too often.
  let known = '';
  popupState.watch(({ signIn }) => {
    const now = JSON.stringify([signIn.state, signIn.state === 'out' ? '' : signIn.identity]);
    if (now !== known) listener();
    known = now;
  });
}
