import { callLog, journal } from '../../platform/database.ts';
import { loggedCalls, logStart } from '../../session/call-log.ts';
import { readSettings } from '../effective-settings.ts';

// Avoids writing the same calls again. A restarted worker writes them once more.
let written = '';

/**
 * Brings the call log up to date with the journal and deletes calls older than `auditRetentionDays`. With 0 days it
 * deletes all calls and writes none.
 */
export async function logCalls(): Promise<void> {
  const days = (await readSettings()).values.auditRetentionDays;
  const calls = days === 0 ? [] : loggedCalls(await journal.recent());
  const now = JSON.stringify([days, calls]);
  if (now === written) return;
  await callLog.update(calls, logStart(days, Date.now()));
  written = now;
}
