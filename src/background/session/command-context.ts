import { desk } from '../../platform/popup-state-store.ts';
import { effective } from '../../platform/settings-store.ts';
import { readBoth } from '../../platform/stored-value.ts';
import type { Desk } from '../../session/popup-state.ts';
import type { Settings } from '../../settings/catalogue.ts';
import { settleSettings } from '../effective-settings.ts';

/** What a command is judged and sent by. */
export interface Known {
  readonly desk: Desk;
  readonly settings: Settings;
}

/** Read at once: between a click and its request every call to the browser is one that the agent waits for. */
export async function readKnown(): Promise<Known> {
  const [now, inForce] = await readBoth(desk, effective);
  return { desk: now, settings: (inForce ?? (await settleSettings())).values };
}
