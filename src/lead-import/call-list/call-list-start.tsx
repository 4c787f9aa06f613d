import type { CallList } from '../../leads/call-list/call-list.ts';
import type { ImportRow } from '../../leads/import/import-row.ts';
import { keyOfNumber } from '../../leads/import/review.ts';
import { t } from '../../platform/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { clearReview, existing, toSend } from '../review-state.ts';
import { startCallList } from './call-list-steps.ts';

/** The button that makes the chosen rows of the review the call list. */
export function CallListStart({ list }: { list: CallList }) {
  const { isBusy, failure, run } = useAction();
  const rows = toSend.value;
  const start = async () => {
    const started = await run(() => startCallList(rows, leadOf));
    if (started?.ok) clearReview();
  };
  const reason =
    list.size > 0 ? t('callList_alreadyOpen') : rows.length === 0 ? t('import_noneChosen') : undefined;
  return (
    <section class="card stack">
      <h2>{t('callList_title')}</h2>
      <p class="help">{t('callList_startHelp')}</p>
      <div class="row">
        <Button isBusy={isBusy} reason={reason} onClick={() => void start()}>
          {t('callList_start', rows.length.toLocaleString())}
        </Button>
        {reason && <span class="help">{reason}</span>}
      </div>
      {failure && <FailureNotice reason={failure} />}
    </section>
  );
}

/** The lead that the review has found for a number; undefined if it has found several. */
function leadOf(row: ImportRow): string | undefined {
  const [id, ...others] = existing.value.get(keyOfNumber(row)) ?? [];
  return others.length === 0 ? id : undefined;
}
