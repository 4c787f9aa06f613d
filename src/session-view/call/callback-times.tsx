import { t } from '../../platform/i18n.ts';
import {
  type DialerClock,
  dialerClock,
  momentOf,
  type WallTime,
  wallTimeIn,
} from '../../session/callback/dialer-clock.ts';

/** The dialer's clock, from its difference to ours in milliseconds. */
export function clockOf(clockSkew: number): DialerClock {
  return dialerClock(clockSkew, Intl.DateTimeFormat().resolvedOptions().timeZone, Date.now());
}

/** A time by the clock of the dialer and by that of the customer. Nothing without a time. */
export function CallbackTimes(props: {
  at: WallTime | undefined;
  clock: DialerClock;
  customerZones: readonly string[];
}) {
  const moment = props.at === undefined ? undefined : momentOf(props.clock, props.at);
  if (props.at === undefined || moment === undefined) return null;
  const customer = [
    ...new Set(props.customerZones.map((zone) => formatDayAndTime(wallTimeIn(zone, moment)))),
  ];
  return (
    <>
      <strong>{t('callback_atDialer', formatDayAndTime(props.at))}</strong>
      {customer.length > 0 && <span class="help"> {t('callback_atCustomer', customer.join(' / '))}</span>}
    </>
  );
}

/** Day of the week, date and time in the language of the page. */
export function formatDayAndTime(wall: WallTime): string {
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  }).format(wall);
}
