import { journal } from '../../platform/database.ts';
import { readSettings } from '../effective-settings.ts';

/** Dial limits and open outcomes need the entries of this time, in milliseconds, whatever the settings keep. */
const needed = 2 * 3_600_000;

/** Deletes all entries except the recent calls that the settings keep on this device. */
export async function pruneJournal(): Promise<void> {
  const { values } = await readSettings();
  await journal.prune(Date.now() - needed, values.historyLength);
}
