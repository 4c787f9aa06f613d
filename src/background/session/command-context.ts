import { readBoth } from '../../platform/storage.ts';
import { effective, popupState } from '../../platform/stored-state.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalogue.ts';
import { updateEffectiveSettings } from '../effective-settings.ts';

/** What a command is judged and sent by. */
export interface CommandContext {
  readonly desk: PopupState;
  readonly settings: Settings;
}

/** Read at once: between a click and its request every call to the browser is one that the agent waits for. */
export async function loadContext(): Promise<CommandContext> {
  const [now, inForce] = await readBoth(popupState, effective);
  return { desk: now, settings: (inForce ?? (await updateEffectiveSettings())).values };
}
