import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { type countTeam, summaryKeys } from '../team/team-table.ts';
import { now } from '../ui/clock.tsx';
import { changeView, view } from './view-address.ts';

interface SummaryBarProps {
  readonly counts: ReturnType<typeof countTeam>;
  readonly total: number;
  /** Undefined until the dialer has given it. */
  readonly callsWaiting: number | undefined;
}

/** The number of agents by state. Each count is a button that shows only those agents. */
export function SummaryBar({ counts, total, callsWaiting }: SummaryBarProps) {
  const chosen = view.value.state;
  const help = useId();
  return (
    <section class="summary" aria-label={t('team_summary')}>
      <button
        type="button"
        class="count"
        aria-pressed={chosen === ''}
        onClick={() => changeView({ state: '' })}
      >
        <strong>{total}</strong>
        <span>{t('team_agents')}</span>
      </button>
      {summaryKeys.map((key) => (
        <button
          key={key}
          type="button"
          class={`count ${key}`}
          aria-pressed={chosen === key}
          onClick={() => changeView({ state: chosen === key ? '' : key })}
        >
          <strong>{counts[key]}</strong>
          <span>{t(`team_count_${key}`)}</span>
        </button>
      ))}
      {callsWaiting !== undefined && (
        <p class="count" title={t('team_callsWaitingHelp')} aria-describedby={help}>
          <strong>{callsWaiting}</strong>
          <span>{t('team_callsWaiting')}</span>
          <span id={help} hidden>
            {t('team_callsWaitingHelp')}
          </span>
        </p>
      )}
      <SpokenSummary counts={counts} total={total} />
    </section>
  );
}

/** How often a screen reader hears the summary, in milliseconds. */
const spokenMs = 60_000;
let spoken = { at: Number.NEGATIVE_INFINITY, text: '' };

/** The summary for screen readers: it changes at most once a minute, so that it interrupts nobody. */
function SpokenSummary({ counts, total }: Pick<SummaryBarProps, 'counts' | 'total'>) {
  const time = now.value;
  if (time - spoken.at >= spokenMs) {
    const numbers = [total, ...summaryKeys.map((key) => counts[key])].map(String);
    spoken = { at: time, text: t('team_summaryText', ...numbers) };
  }
  return (
    <p role="status" class="visually-hidden">
      {spoken.text}
    </p>
  );
}
