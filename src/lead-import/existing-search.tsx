import { useSignal } from '@preact/signals';
import { findExistingLeads, numbersPerSearch } from '../leads/import/existing-leads.ts';
import { numberKey } from '../leads/import/review.ts';
import type { LookupFailure } from '../leads/read-rows.ts';
import { askLead } from '../platform/ask-lead.ts';
import { t } from '../platform/i18n.ts';
import { Button } from '../ui/button.tsx';
import { LookupNotice } from '../ui/lookup-notice.tsx';
import { choose, existing, rows } from './review-state.ts';

/** The search for leads that the dialer already has, before anything is sent. It changes nothing. */
export function ExistingSearch() {
  const progress = useSignal<number | undefined>(undefined);
  const failure = useSignal<LookupFailure | undefined>(undefined);
  const isDone = useSignal(false);
  const search = async () => {
    if (progress.value !== undefined) return;
    failure.value = undefined;
    const chosen = rows.value.filter(({ isChosen }) => isChosen);
    for (let at = 0; at < chosen.length; at += numbersPerSearch) {
      progress.value = at;
      const part = chosen.slice(at, at + numbersPerSearch);
      const numbers = part.flatMap(({ number }) => (number.ok ? [number.value] : []));
      const found = await findExistingLeads(askLead, numbers);
      if (!found.ok) {
        failure.value = found.error;
        break;
      }
      if (found.value.size === 0) continue;
      const known = new Map(existing.value);
      for (const row of part) {
        const ids = row.number.ok ? found.value.get(row.number.value) : undefined;
        const key = numberKey(row);
        if (ids && key !== undefined) known.set(key, ids);
      }
      existing.value = known;
    }
    progress.value = undefined;
    isDone.value = failure.value === undefined;
  };
  const known = rows.value.filter((row) => existing.value.has(numberKey(row) ?? ''));
  return (
    <>
      <div class="row">
        <Button isBusy={progress.value !== undefined} onClick={() => void search()}>
          {t('import_findExisting')}
        </Button>
        {known.length > 0 && (
          <Button onClick={() => choose(new Set(known.map(({ id }) => id)), false)}>
            {t('import_leaveExisting', known.length.toLocaleString())}
          </Button>
        )}
        <span role="status" class="help">
          {progress.value !== undefined && t('import_searched', progress.value.toLocaleString())}
          {progress.value === undefined && isDone.value && known.length === 0 && t('import_noneExisting')}
        </span>
      </div>
      {failure.value && <LookupNotice failure={failure.value} />}
    </>
  );
}
