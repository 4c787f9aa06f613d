import { journal } from '../../platform/database.ts';
import { popupState } from '../../platform/stored-state.ts';
import { notify } from '../../platform/tabs.ts';
import { isReporting } from '../../session/agent-screen/agent-screen-state.ts';
import { canBringTickForward } from '../../session/agent-screen/early-tick.ts';
import type { Entry } from '../../session/journal.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { sendCommand } from '../session/send-command.ts';

/**
 * Sends commands with `send`. After the dialer has accepted one, the agent screen in this browser is asked to read it at
 * once, because its own tick comes once a second. The request carries nothing: the agent screen reads the command itself.
 */
export function withTickForward(send: typeof sendCommand): typeof sendCommand {
  return async (entry, target, settings) => {
    const reply = await send(entry, target, settings);
    if (reply.ok) void bringTickForward(entry, settings);
    return reply;
  };
}

async function bringTickForward(entry: Entry, settings: Settings): Promise<void> {
  if (!settings.agentScreenTickForward || settings.isRemoteAgent) return;
  const [{ screen }, entries] = await Promise.all([popupState.get(), journal.recent()]);
  const now = Date.now();
  if (isReporting(screen, now) && canBringTickForward(entry, entries, now))
    await notify(screen.tab, { notice: 'bringTickForward' }, 0);
}
