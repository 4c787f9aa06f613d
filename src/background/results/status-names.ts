import { popupState } from '../../platform/stored-state.ts';
import { dispositions } from '../../settings/values/choices.ts';
import { readSettings } from '../effective-settings.ts';

/** The names of the dispositions: those of the agent screen, else those of the settings. */
export async function statusNames(): Promise<ReadonlyMap<string, string>> {
  const { choices } = await popupState.get();
  const list = choices.dispositions ?? dispositions((await readSettings()).values.dispositions);
  return new Map(list.map(({ status, name }) => [status, name]));
}
