import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { formatDuration } from '../../duration.ts';
import type { RecentCall } from '../../messages/requests.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button } from '../../ui/button.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useClick } from '../command-button.tsx';
import css from '../list.module.css';

/** How many are shown at first. */
const shortLength = 3;

/** The latest calls, each with a button that dials it again. */
export function RecentCalls({ state }: { state: PopupState }) {
  const calls = useSignal<readonly RecentCall[]>([]);
  const isWhole = useSignal(false);
  const { isBusy, refusal, send } = useClick();
  const { failure, run } = useAction();
  const { id, phase } = state.call ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is another one when the call or its phase is
  useEffect(() => {
    void run(() => request('recentCalls', {})).then((reply) => {
      if (reply?.ok) calls.value = reply.value;
    });
  }, [id, phase]);
  if (failure) return <FailureNotice reason={failure} />;
  if (calls.value.length === 0) return null;
  return (
    <section class="stack">
      <h2>{t('popup_recentCalls')}</h2>
      <ul class={css['list']}>
        {calls.value.slice(0, isWhole.value ? undefined : shortLength).map((each) => (
          <li key={each.id} class="row">
            <span class="grow">
              <bdi dir="ltr">{each.number}</bdi>
              <span class="help">{summary(each)}</span>
              {each.note && (
                <details class="help">
                  <summary>{t('note_title')}</summary>
                  <span class={css['note']} dir="auto">
                    {each.note}
                  </span>
                </details>
              )}
            </span>
            <Button
              class="plain"
              why={state.controls.dial}
              isBusy={isBusy}
              onClick={() => void send('redial', { call: each.id })}
            >
              {t('popup_redial')}
              <span class="visually-hidden"> {each.number}</span>
            </Button>
          </li>
        ))}
      </ul>
      {!isWhole.value && calls.value.length > shortLength && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {t('popup_allCalls', String(calls.value.length))}
        </button>
      )}
      {refusal}
    </section>
  );
}

/** Time and outcome, or how long the call lasted. */
function summary({ at, outcome, lasted }: RecentCall): string {
  const when = new Date(at);
  const isToday = when.toDateString() === new Date().toDateString();
  const time = when.toLocaleString([], {
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
  const result =
    outcome === 'called' && lasted !== undefined ? formatDuration(lasted) : t(`popup_was_${outcome}`);
  return `${time} · ${result}`;
}
