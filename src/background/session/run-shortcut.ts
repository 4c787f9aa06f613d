import { selectedTextOf } from '../../platform/content-scripts.ts';
import type { Shortcut } from '../../platform/shortcuts.ts';
import { popupState } from '../../platform/stored-state.ts';
import { notify } from '../../platform/tabs.ts';
import { hangUpNow, pauseOrResume } from '../../session/shortcut-command.ts';
import type { AgentSession } from './agent-session.ts';
import { offerNumber } from './offer-number.ts';

/**
 * Runs a shortcut of the browser. A number is dialed by the page in front, with the checks of a click. On a site that
 * is not turned on, the selected text comes into the number field of the popup. If the shortcut is not
 * possible now, `showSession` shows the person the state that is the reason.
 */
export async function runShortcut(
  session: Pick<AgentSession, 'command'>,
  shortcut: Exclude<Shortcut, 'open-panel'>,
  tab: number | undefined,
  showSession: () => Promise<void>,
): Promise<void> {
  if (shortcut === 'dial-number') {
    if (tab === undefined || (await popupState.get()).signIn.state !== 'in') return showSession();
    if (await notify(tab, { notice: 'dial' })) return;
    // The site is not turned on: the agent dials the selected number in the popup.
    await offerNumber(await selectedTextOf(tab));
    return showSession();
  }
  const state = await popupState.get();
  const command = shortcut === 'hang-up' ? hangUpNow(state) : pauseOrResume(state);
  const result = command && (await session.command(crypto.randomUUID(), command));
  if (!result?.ok) await showSession();
}
