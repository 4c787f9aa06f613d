import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  canNotify,
  onNotificationAccess,
  requestNotifications,
} from '../../platform/browser-notifications.ts';
import { t } from '../../platform/i18n.ts';
import type { AlertRule } from '../../settings/values/alert-rule.ts';
import { alertsOf, openAlerts } from '../../team/alerts.ts';
import { missingRights, type SupervisorRights } from '../../team/supervisor-rights.ts';
import type { TeamList } from '../../team/team-list.ts';
import { Button } from '../../ui/button.tsx';
import { missingRightsText } from '../../ui/supervisor-account.tsx';
import { teamFunctions } from '../../vicidial/non-agent/team-functions.ts';
import { acknowledgeAlerts, memory } from './alert-memory.ts';
import { isSoundBlocked, playAlertSound } from './alert-sound.ts';
import { alertWords } from './alert-words.ts';

interface AlertBarProps {
  readonly list: TeamList;
  readonly rules: readonly AlertRule[];
  /** Minutes by pause code. */
  readonly limits: ReadonlyMap<string, number>;
  readonly rights: SupervisorRights | null;
}

/** The most alerts that are shown one by one. */
const mostShown = 20;

/** What needs attention in the team now. An acknowledged alert is hidden for its quiet period. */
export function AlertBar({ list, rules, limits, rights }: AlertBarProps) {
  const alerts = openAlerts(alertsOf(list, rules, limits, list.seenAt ?? 0), memory.value, Date.now());
  const hopper = rules.some(({ kind }) => kind === 'hopper') && rights;
  const missing = hopper && missingRights(teamFunctions.hopper_list, hopper);
  const rest = alerts.length - mostShown;
  return (
    <>
      <p role="status" class="visually-hidden">
        {alerts.length > 0 && t('team_alertsOpen', String(alerts.length))}
      </p>
      {alerts.length > 0 && (
        <section class="alerts" aria-label={t('team_alerts')}>
          <div class="row">
            <h2 class="grow">⚠ {t('team_alertsOpen', String(alerts.length))}</h2>
            {isSoundBlocked.value && (
              <Button onClick={() => void playAlertSound()}>{t('team_alertSound')}</Button>
            )}
            <NotificationButton isWanted={rules.some(({ hasNotification }) => hasNotification)} />
            <Button onClick={() => void acknowledgeAlerts(alerts)}>{t('team_acknowledgeAll')}</Button>
          </div>
          <ul>
            {alerts.slice(0, mostShown).map((alert) => (
              <li key={alert.id} class="row">
                <bdi class="grow">{alertWords(alert)}</bdi>
                <Button
                  class="plain"
                  label={t('team_acknowledgeOne', alertWords(alert))}
                  onClick={() => void acknowledgeAlerts([alert])}
                >
                  {t('team_acknowledge')}
                </Button>
              </li>
            ))}
          </ul>
          {rest > 0 && <p class="help">{t('team_alertsMore', String(rest))}</p>}
        </section>
      )}
      {missing && <p class="help">{t('team_alertHopperMissing', missingRightsText(missing))}</p>}
    </>
  );
}

/** Asks for the permission that notifications need. */
function NotificationButton({ isWanted }: { isWanted: boolean }) {
  const isMissing = useSignal(false);
  useEffect(() => {
    const update = async () => {
      isMissing.value = !(await canNotify());
    };
    void update();
    const ended = new AbortController();
    onNotificationAccess(() => void update(), ended.signal);
    return () => ended.abort();
  }, [isMissing]);
  if (!isWanted || !isMissing.value) return null;
  return <Button onClick={() => void requestNotifications()}>{t('options_notificationsAsk')}</Button>;
}
