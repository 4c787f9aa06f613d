import { type Explanation, isLost } from '../failure.ts';
import type { ImportTarget } from '../leads/import/lead-import.ts';
import { t } from '../platform/i18n.ts';
import { request } from '../platform/messaging.ts';
import { Button } from '../ui/button.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';
import { clearReview, toSend } from './review-state.ts';

interface ImportStart {
  readonly isBusy: boolean;
  readonly failure: Explanation | undefined;
  /** Begins an import of the chosen rows, and empties the review. */
  readonly begin: (target: ImportTarget) => Promise<void>;
}

export function useImportStart(): ImportStart {
  const { isBusy, failure, run } = useAction();
  const begin = async (target: ImportTarget) => {
    const input = { id: crypto.randomUUID(), target, rows: toSend.value };
    const started = await run(async () => {
      const first = await request('startLeadImport', input);
      // The worker was stopped before its reply. The same id begins no second import.
      return !first.ok && isLost(first.error) ? request('startLeadImport', input) : first;
    });
    if (started?.ok) clearReview();
  };
  return { isBusy, failure, begin };
}

interface AddButtonProps {
  readonly start: ImportStart;
  readonly isImportOpen: boolean;
  /** What the form lacks, or undefined. */
  readonly lacks?: string | undefined;
  readonly onClick: () => Promise<void>;
}

/** The button that adds the chosen rows, with the reason if it cannot. */
export function AddButton({ start: { isBusy, failure }, isImportOpen, lacks, onClick }: AddButtonProps) {
  const count = toSend.value.length;
  const reason = isImportOpen ? t('import_alreadyOpen') : count === 0 ? t('import_noneChosen') : lacks;
  return (
    <>
      {failure && <FailureNotice reason={failure} isGrave />}
      <div class="row">
        <Button class="main" isBusy={isBusy} reason={reason} onClick={() => void onClick()}>
          {t('import_add', count.toLocaleString())}
        </Button>
        {reason && <span class="help">{reason}</span>}
      </div>
    </>
  );
}
