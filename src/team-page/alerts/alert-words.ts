import { formatDuration } from '../../duration.ts';
import { t } from '../../platform/i18n.ts';
import type { TeamAlert } from '../../team/alerts.ts';

/** An alert in words, with the agent or the campaign and the value. */
export function alertWords({ rule, subject, value }: TeamAlert): string {
  switch (rule.kind) {
    case 'pauseOverLimit':
    case 'wrapUp':
    case 'deadCall':
    case 'lagged':
      return t(`team_alert_${rule.kind}`, subject, formatDuration(value));
    case 'hopper':
      return t('team_alert_hopper', subject, String(value));
    case 'callsWaiting':
    case 'nobodyWaiting':
      return t(`team_alert_${rule.kind}`, String(value));
    default:
      return rule.kind satisfies never;
  }
}
