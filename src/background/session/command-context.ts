import { effective, popupState } from '../../platform/stored-state.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { updateEffectiveSettings } from '../effective-settings.ts';

/** The state and the settings by which a command is checked and sent. */
export interface CommandContext {
  readonly popupState: PopupState;
  readonly settings: Settings;
}

/** Both reads are one call to the browser, because every call between a click and its request adds to the latency. */
export async function loadContext(): Promise<CommandContext> {
  const [now, inForce] = await Promise.all([popupState.get(), effective.get()]);
  return { popupState: now, settings: (inForce ?? (await updateEffectiveSettings())).values };
}
