import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { csvText } from '../csv.ts';
import { explain } from '../failure.ts';
import {
  entryStates,
  type ImportChange,
  type ImportEntry,
  isManualTarget,
  isOpenImport,
  type LeadImport,
} from '../leads/import/lead-import.ts';
import { resultSheet } from '../leads/import/result-sheet.ts';
import { t } from '../platform/i18n.ts';
import { importEntries } from '../platform/lead-import-database.ts';
import { request } from '../platform/messaging.ts';
import { Button } from '../ui/button.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { saveFile } from '../ui/save-file.ts';
import { useAction } from '../ui/use-action.ts';
import { columnTitle } from './column-title.ts';
import { reasonOf } from './failure-reason.ts';

/** At most this many failed rows are listed. The result file has all. */
const mostListed = 100;
const failedStates = ['refused', 'incomplete'] as const;

/** The imports of this browser, the newest first: their progress, and what can be done with them. */
export function ImportList({ imports }: { imports: readonly LeadImport[] }) {
  const [latest, ...earlier] = imports;
  if (!latest) return null;
  return (
    <section class="card stack">
      <h2>{t('import_imports')}</h2>
      <ImportView each={latest} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('import_earlier')}</summary>
          <div class="stack">
            {earlier.map((each) => (
              <ImportView key={each.id} each={each} />
            ))}
          </div>
        </details>
      )}
    </section>
  );
}

function ImportView({ each }: { each: LeadImport }) {
  const { id, at, by, target, state, counts, failure } = each;
  const { isBusy, failure: refused, run } = useAction();
  const change = (to: ImportChange) => void run(() => request('changeLeadImport', { id, change: to }));
  const total = entryStates.reduce((sum, each) => sum + counts[each], 0);
  const settled = counts.done + counts.incomplete + counts.refused + counts.unknown;
  const isRetryOffered = state !== 'running' && state !== 'paused' && total > counts.done;
  return (
    <article class="stack">
      <h3>
        {isManualTarget(target)
          ? t('import_titleOfManual', by, new Date(at).toLocaleString())
          : t('import_titleOf', target.listId, new Date(at).toLocaleString())}
      </h3>
      <progress max={total} value={settled} aria-label={t('import_progress')} />
      <p role="status">
        {t(`import_state_${state}`)}{' '}
        {entryStates
          .filter((each) => counts[each] > 0)
          .map((each) => `${t(`import_entry_${each}`)}: ${counts[each].toLocaleString()}`)
          .join(' · ')}
      </p>
      {failure && <FailureNotice reason={explain(failure)} isGrave />}
      {refused && <FailureNotice reason={refused} />}
      <div class="row">
        {state === 'running' && (
          <Button isBusy={isBusy} onClick={() => change('pause')}>
            {t('import_pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button class="main" isBusy={isBusy} onClick={() => change('continue')}>
            {t('import_continue')}
          </Button>
        )}
        {isOpenImport(each) && (
          <Button isBusy={isBusy} onClick={() => change('stop')}>
            {t('import_stop')}
          </Button>
        )}
        {isRetryOffered && (
          <Button isBusy={isBusy} onClick={() => change('retry')}>
            {t('import_retry')}
          </Button>
        )}
        <Button onClick={() => void saveResult(id)}>{t('import_saveResult')}</Button>
      </div>
      {failedStates.map(
        (each) => counts[each] > 0 && <FailedRows key={each} id={id} state={each} count={counts[each]} />,
      )}
    </article>
  );
}

interface FailedRowsProps {
  readonly id: string;
  readonly state: (typeof failedStates)[number];
  readonly count: number;
}

function FailedRows({ id, state, count }: FailedRowsProps) {
  const isOpen = useSignal(false);
  const failed = useSignal<readonly ImportEntry[]>([]);
  const isShown = isOpen.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when the count changes
  useEffect(() => {
    if (!isShown) return;
    void importEntries.inState(id, state).then((entries) => {
      failed.value = entries.slice(0, mostListed);
    });
  }, [isShown, count]);
  return (
    <details
      onToggle={({ currentTarget }) => {
        isOpen.value = currentTarget.open;
      }}
    >
      <summary>{t(`import_${state}Rows`, count.toLocaleString())}</summary>
      <ul>
        {failed.value.map((entry) => (
          <li key={entry.key} dir="auto">
            {`${entry.texts.number}: ${reasonOf(entry)}`}
          </li>
        ))}
      </ul>
    </details>
  );
}

async function saveResult(id: string): Promise<void> {
  const results = [t('import_sheet_state'), t('import_sheet_lead'), t('import_sheet_reason')];
  const sheet = resultSheet(await importEntries.all(id), { column: columnTitle, results }, (entry) => [
    t(`import_entry_${entry.state}`),
    entry.leadId ?? '',
    reasonOf(entry),
  ]);
  saveFile(`click-to-dial-leads-${id.slice(0, 8)}.csv`, csvText(sheet));
}
