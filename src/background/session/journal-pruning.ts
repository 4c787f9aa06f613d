import { journal } from '../../platform/database.ts';
import { readSettings } from '../effective-settings.ts';

/** Limits and open outcomes look back so far, whatever is wanted of the past; in milliseconds. */
const needed = 2 * 3_600_000;

/** Forgets all but the recent calls that the organisation or the agent wants kept on this device. */
export async function pruneJournal(): Promise<void> {
  const { values } = await readSettings();
  await journal.prune(Date.now() - needed, values.historyLength);
}
