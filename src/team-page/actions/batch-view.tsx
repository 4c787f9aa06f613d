import { explainFailure, t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { oppositeOf, type TeamAction } from '../../team/team-action.ts';
import { type BatchItem, countItems, isOpenBatch, type TeamBatch } from '../../team/team-batch.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { actionWords } from './action-words.ts';

/** An action: its progress, the result of each agent, and what can be done next. */
export function BatchView({ batch }: { batch: TeamBatch }) {
  const { isBusy, failure, run } = useAction();
  const { action, items, reason = '' } = batch;
  const counts = countItems(items);
  const total = items.length - counts.skipped;
  const isOpen = isOpenBatch(batch);
  const begin = (next: TeamAction, which: BatchItem['state']) => {
    const agents = items.filter(({ state }) => state === which).map(({ id }) => id);
    void run(() => request('startTeamAction', { id: crypto.randomUUID(), action: next, agents, reason }));
  };
  const opposite = oppositeOf(action);
  const label = t('team_progress', actionWords(action), String(counts.done), String(total));
  return (
    <section class="batch stack" aria-label={t('team_results')}>
      <div class="row">
        <span role="status">{label}</span>
        <progress
          class="grow"
          value={total - counts.waiting - counts.sent}
          max={Math.max(1, total)}
          aria-label={label}
        />
        {isOpen && (
          <Button isBusy={isBusy} onClick={() => void run(() => request('stopTeamAction', { id: batch.id }))}>
            {t('team_stop')}
          </Button>
        )}
        {!isOpen && counts.failed > 0 && (
          <Button isBusy={isBusy} onClick={() => begin(action, 'failed')}>
            {t('team_retry', String(counts.failed))}
          </Button>
        )}
        {!isOpen && counts.done > 0 && opposite && (
          <Button isBusy={isBusy} onClick={() => begin(opposite, 'done')}>
            {t('team_undo')}
          </Button>
        )}
      </div>
      {failure && <FailureNotice reason={failure} />}
      <BatchResults batch={batch} />
    </section>
  );
}

/** The result of each agent, failures first. */
export function BatchResults({ batch }: { batch: TeamBatch }) {
  const order: readonly BatchItem['state'][] = ['failed', 'sent', 'waiting', 'stopped', 'done', 'skipped'];
  const items = [...batch.items].sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return (
    <details>
      <summary>
        {t('team_results')} · {t('team_batchBy', batch.by, new Date(batch.at).toLocaleTimeString())}
      </summary>
      {batch.reason !== undefined && <p>{t('team_batchReason', batch.reason)}</p>}
      <ul class="results">
        {items.map((item) => (
          <li key={item.id}>
            <bdi>{item.name}</bdi>: {resultWords(item)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function resultWords({ state, skip, failure, undelivered }: BatchItem): string {
  if (state === 'skipped' && skip) return t(`team_skip_${skip}`);
  const result = state === 'failed' && failure ? failureWords(failure) : t(`team_result_${state}`);
  return undelivered ? `${result} · ${t('team_undelivered', failureWords(undelivered))}` : result;
}

function failureWords(failure: BatchItem['failure'] & {}): string {
  if (typeof failure === 'string') return t(`team_failed_${failure}`);
  const { what, todo } = explainFailure(failure);
  return `${what} ${todo}`;
}
