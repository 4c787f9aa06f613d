import { t } from '../../platform/i18n.ts';
import { Button } from '../../ui/button.tsx';
import layout from '../layout.module.css';
import type { PastRun } from './run-history.ts';

/** The requests of this page. One of them fills the form of its function again and sends nothing. */
export function HistoryList(props: {
  runs: readonly PastRun[];
  onChoose: (run: PastRun) => void;
  onClear: () => void;
}) {
  return (
    <section class={`${layout['card']} stack`}>
      <h2>{t('console_history')}</h2>
      <p class="help">{t('console_historyHelp')}</p>
      <ol class={layout['list']}>
        {props.runs.map((run) => (
          <li key={run.at} class="row">
            <span class="help">{new Date(run.at).toLocaleTimeString()}</span>
            <Button class="plain" onClick={() => props.onChoose(run)}>
              <bdi dir="ltr">
                {run.name} {Object.values(run.values).slice(0, 3).join(' · ')}
              </bdi>
            </Button>
            <span>{t(`console_outcome_${run.outcome}`)}</span>
          </li>
        ))}
      </ol>
      <div>
        <Button onClick={props.onClear}>{t('console_historyClear')}</Button>
      </div>
    </section>
  );
}
