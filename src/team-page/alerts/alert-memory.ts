import { signal } from '@preact/signals';
import { alertMemory } from '../../platform/stored-alerts.ts';
import { acknowledge, emptyAlertMemory, type TeamAlert } from '../../team/alerts.ts';
import { followStored } from '../../ui/live.ts';

/** The announced and acknowledged alerts, which all team pages share. */
export const memory = signal(emptyAlertMemory);

/** Reads the memory once before the first paint, and then as it changes. */
export function loadAlertMemory(): Promise<void> {
  return followStored(alertMemory, memory);
}

/** Hides these alerts on all team pages for their quiet period. */
export async function acknowledgeAlerts(alerts: readonly TeamAlert[]): Promise<void> {
  memory.value = await alertMemory.update((latest) => acknowledge(alerts, latest, Date.now()));
}
