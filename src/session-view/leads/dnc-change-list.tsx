import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { explain } from '../../failure.ts';
import type { DncChange } from '../../leads/dnc-change.ts';
import { maskNumber } from '../../phone/numbering/mask-number.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { dncChanges } from '../../platform/stored-dnc-changes.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import css from '../list.module.css';

const mostShown = 10;

/** The latest changes of do-not-call lists: done, pending until the dialer confirms them, or refused. */
export function DncChangeList({ isMasked }: { isMasked: boolean }) {
  const changes = useSignal<readonly DncChange[]>([]);
  const { isBusy, failure, run } = useAction();
  useEffect(() => {
    const end = new AbortController();
    const show = (latest: readonly DncChange[]) => {
      changes.value = latest;
    };
    dncChanges.watch(show, end.signal);
    void dncChanges.get().then((stored) => {
      if (!end.signal.aborted) show(stored);
    });
    return () => end.abort();
  }, [changes]);
  const shown = changes.value.slice(0, mostShown);
  if (shown.length === 0) return null;
  return (
    <section class="stack" aria-label={t('dnc_changes')}>
      <h2>{t('dnc_changes')}</h2>
      <div role="status">
        <ul class={css['list']}>
          {shown.map((change) => {
            const number = isMasked ? maskNumber(change.formatted) : change.formatted;
            return (
              <li key={change.id} class="row">
                <span class="grow">
                  <bdi dir="ltr">{number}</bdi>
                  <span class="help">{describe(change)}</span>
                </span>
                {isRemovable(change, changes.value) && (
                  <Button
                    isBusy={isBusy}
                    label={t('dnc_removeNumber', number)}
                    onClick={() =>
                      void run(() => request('removeFromDnc', { id: crypto.randomUUID(), change: change.id }))
                    }
                  >
                    {t('dnc_remove')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      </div>
      {shown.some(({ state }) => state !== 'done') && (
        <Button isBusy={isBusy} onClick={() => void run(() => request('retryDncChanges', {}))}>
          {t('dnc_retry')}
        </Button>
      )}
      {failure && <FailureNotice reason={failure} />}
    </section>
  );
}

function describe({ action, campaign, reason, state, failure }: DncChange): string {
  const list = campaign === '' ? t('dnc_system') : t('dnc_campaign', campaign);
  const explanation = failure && explain(failure);
  const why = explanation && t(explanation.what, ...explanation.values);
  return [t(`dnc_${action}_${state}`), list, reason, why].filter(Boolean).join(' · ');
}

/** An added number whose removal was not requested since. */
function isRemovable(change: DncChange, all: readonly DncChange[]): boolean {
  if (change.action !== 'add' || change.state !== 'done') return false;
  const latest = all.find((each) => each.value === change.value && each.campaign === change.campaign);
  return latest?.id === change.id;
}
