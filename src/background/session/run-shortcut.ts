import type { Shortcut } from '../../platform/shortcuts.ts';
import { popupState } from '../../platform/stored-state.ts';
import { notify } from '../../platform/tabs.ts';
import { hangUpNow, pauseOrResume } from '../../session/shortcut-command.ts';
import type { AgentSession } from './agent-session.ts';

/**
 * Runs a shortcut of the browser. A number is dialed by the page in front, with the checks of a click. A shortcut that is
 * not possible now does nothing.
 */
export async function runShortcut(
  session: Pick<AgentSession, 'command'>,
  shortcut: Exclude<Shortcut, 'open-panel'>,
  tab: number | undefined,
): Promise<void> {
  if (shortcut === 'dial-number') {
    if (tab !== undefined) await notify(tab, { notice: 'dial' });
    return;
  }
  const state = await popupState.get();
  const command = shortcut === 'hang-up' ? hangUpNow(state) : pauseOrResume(state);
  if (command) await session.command(crypto.randomUUID(), command);
}
