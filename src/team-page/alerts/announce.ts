import { effect, type ReadonlySignal } from '@preact/signals';
import { canNotify, clearNotification, showNotification } from '../../platform/browser-notifications.ts';
import { t } from '../../platform/i18n.ts';
import { alertMemory } from '../../platform/stored-alerts.ts';
import type { Effective } from '../../settings/effective.ts';
import { alertRules } from '../../settings/values/alert-rule.ts';
import { pauseCodes, pauseLimits } from '../../settings/values/choices.ts';
import { teamAlertNotification } from '../../team/alert-notification.ts';
import { alertsOf, announceAlerts, openAlerts, type TeamAlert } from '../../team/alerts.ts';
import type { TeamList } from '../../team/team-list.ts';
import { memory } from './alert-memory.ts';
import { playAlertSound } from './alert-sound.ts';
import { alertWords } from './alert-words.ts';

/** How many alerts a notification names. */
const mostNamed = 3;

/**
 * Announces the alerts of each new list, by sound and notification as the rules say. Of several team pages, the oldest one does
 * it, and the next one after that page is closed.
 */
export function announceFrom(
  list: ReadonlySignal<TeamList>,
  inForce: ReadonlySignal<Effective | undefined>,
): void {
  void navigator.locks.request('team alerts', () => {
    effect(() => {
      void announce(list.value, inForce.value);
    });
    // The lock is held until the page is closed.
    return new Promise(() => undefined);
  });
}

async function announce(list: TeamList, inForce: Effective | undefined): Promise<void> {
  if (!inForce || list.seenAt === null || list.failure) return;
  const { alerts, pauseCodes: lines } = inForce.values;
  const now = Date.now();
  const all = alertsOf(list, alertRules(alerts), pauseLimits(pauseCodes(lines)), list.seenAt);
  const open = openAlerts(all, memory.peek(), now);
  if (!open.some(({ rule }) => rule.hasNotification)) void clearNotification(teamAlertNotification);
  // Most lists announce nothing, and then nothing is written.
  if (announceAlerts(open, memory.peek(), now).toAnnounce.length === 0) return;
  let toAnnounce: readonly TeamAlert[] = [];
  memory.value = await alertMemory.update((latest) => {
    const next = announceAlerts(openAlerts(all, latest, now), latest, now);
    toAnnounce = next.toAnnounce;
    return next.memory;
  });
  if (toAnnounce.some(({ rule }) => rule.hasSound)) await playAlertSound();
  const named = toAnnounce.filter(({ rule }) => rule.hasNotification);
  if (named.length > 0 && (await canNotify())) {
    const words = named.slice(0, mostNamed).map(alertWords);
    await showNotification(
      teamAlertNotification,
      t('team_alertsOpen', String(open.length)),
      words.join('\n'),
    );
  }
}
