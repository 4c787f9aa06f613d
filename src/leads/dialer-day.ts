import { dialerClock, dialerTime } from '../session/callback/dialer-clock.ts';

/**
 * The day by the dialer's clock, `YYYY-MM-DD`. `skew`: the dialer's wall clock minus the browser's, in milliseconds. `zone`:
 * the browser's IANA time zone. `now`: epoch milliseconds.
 */
export function dialerDay(skew: number, zone: string, now: number): string {
  return new Date(dialerTime(dialerClock(skew, zone, now), now)).toISOString().slice(0, 10);
}
