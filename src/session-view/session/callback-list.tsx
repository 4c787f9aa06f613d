import { useSignal } from '@preact/signals';
import { formatDuration } from '../../duration.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import { type CallbackView, isDue } from '../../session/callback/callbacks.ts';
import { minuteMs } from '../../session/callback/dialer-clock.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button } from '../../ui/button.tsx';
import { now } from '../../ui/clock.tsx';
import { FailureNotice } from '../../ui/notice.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useClick } from '../command-button.tsx';
import css from '../list.module.css';
import own from './callback-list.module.css';

/** How many are shown at first. Those that are due are always shown. */
const shortLength = 3;

/** The callbacks that were set through the extension. Each can be dialed, and its record can be opened. */
export function CallbackList({ state, reminderMinutes }: { state: PopupState; reminderMinutes: number }) {
  const isWhole = useSignal(false);
  const { isBusy, refusal, send } = useClick();
  const { failure, run } = useAction();
  const { callbacks, controls } = state;
  if (callbacks.length === 0) return null;
  const due = callbacks.filter((each) => isDue(each, reminderMinutes * minuteMs, now.value)).length;
  const shown = callbacks.slice(0, isWhole.value ? undefined : Math.max(due, shortLength));
  return (
    <section class="stack">
      <h2>{t('callbacks_title')}</h2>
      <ul class={css['list']}>
        {shown.map((each, nth) => (
          <li key={each.id} class={`row ${own['callback']} ${own[urgencyOf(each, nth < due)] ?? ''}`}>
            <span class="grow">
              <strong>{timeOf(each)}</strong>
              <span class="help">
                {each.title && (
                  <>
                    <bdi>{each.title}</bdi> ·{' '}
                  </>
                )}
                <bdi dir="ltr">{each.number}</bdi>
              </span>
              {each.comment && <span class="help">{each.comment}</span>}
            </span>
            <Button
              class="plain"
              why={controls.dial}
              isBusy={isBusy}
              onClick={() => void send('dialCallback', { callback: each.id })}
            >
              {t('callbacks_dial')}
              <span class="visually-hidden"> {each.number}</span>
            </Button>
            {each.site && (
              <Button
                class="plain"
                label={t('callbacks_openRecordOf', each.title ?? each.number, each.site)}
                onClick={() => void run(() => request('openRecord', { callback: each.id }))}
              >
                {t('callbacks_openRecord')}
              </Button>
            )}
            <Button
              class="plain"
              label={t('callbacks_removeOf', each.title ?? each.number)}
              onClick={() => void run(() => request('removeCallback', { callback: each.id }))}
            >
              {t('callbacks_remove')}
            </Button>
          </li>
        ))}
      </ul>
      {shown.length < callbacks.length && (
        <button
          type="button"
          class="plain"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {t('callbacks_all', String(callbacks.length))}
        </button>
      )}
      <p class="help">{t('callbacks_others')}</p>
      {failure && <FailureNotice reason={failure} />}
      {refusal}
    </section>
  );
}

function urgencyOf({ dueAt }: CallbackView, isReminded: boolean): 'overdue' | 'due' | 'later' {
  if (now.value > dueAt) return 'overdue';
  return isReminded ? 'due' : 'later';
}

/** When the callback is due, by the clock of this device. */
function timeOf({ dueAt }: CallbackView): string {
  if (now.value > dueAt) return t('callbacks_overdue', formatDuration(now.value - dueAt));
  const isToday = new Date(dueAt).toDateString() === new Date(now.value).toDateString();
  return new Date(dueAt).toLocaleString(document.documentElement.lang || [], {
    ...(isToday ? {} : { weekday: 'short', day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
}
