import { t } from '../../platform/i18n.ts';
import type { ExceededLimit } from '../../team/exceeded-limits.ts';

/** A warning for each group that would have more agents away than its limit allows. */
export function AwayWarning({ exceeded }: { exceeded: readonly ExceededLimit[] }) {
  if (exceeded.length === 0) return null;
  return (
    <div class="notice" role="alert">
      {exceeded.map(({ group, away, most }) => (
        <p key={group}>⚠ {t('team_overAway', group, String(away), String(most))}</p>
      ))}
    </div>
  );
}
