import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import {
  areNotificationsBlocked,
  canNotify,
  onNotificationAccess,
  requestNotifications,
} from '../../platform/browser-notifications.ts';
import { t } from '../../platform/i18n.ts';
import { Button } from '../../ui/button.tsx';

/** The browser's permission for notifications, with a button that asks for it. Nothing while no notification is chosen. */
export function NotificationAccess({ isWanted }: { isWanted: boolean }) {
  const access = useSignal<'unknown' | 'missing' | 'blocked' | 'granted'>('unknown');
  const isDenied = useSignal(false);
  useEffect(() => {
    const update = async () => {
      if (!(await canNotify())) access.value = 'missing';
      else access.value = (await areNotificationsBlocked()) ? 'blocked' : 'granted';
    };
    void update();
    const ended = new AbortController();
    onNotificationAccess(() => void update(), ended.signal);
    return () => ended.abort();
  }, [access]);
  if (!isWanted || access.value === 'unknown') return null;
  if (access.value !== 'missing') {
    return (
      <p class={access.value === 'blocked' ? 'notice' : 'help'} role="status">
        {t(access.value === 'blocked' ? 'options_notificationsBlocked' : 'options_notificationsGranted')}
      </p>
    );
  }
  return (
    <div class="notice" role="status">
      <span>{t(isDenied.value ? 'options_notificationsDenied' : 'options_notificationsMissing')}</span>
      <div>
        <Button
          onClick={() =>
            void requestNotifications().then((isGranted) => {
              isDenied.value = !isGranted;
            })
          }
        >
          {t('options_notificationsAsk')}
        </Button>
      </div>
    </div>
  );
}
