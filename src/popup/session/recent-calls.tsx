import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { RecentCall } from '../../messages/requests.ts';
import { t } from '../../platform/i18n.ts';
import { request } from '../../platform/messaging.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { Button } from '../../ui/button.tsx';
import { duration } from '../../ui/live.ts';
import { useClick } from '../command.tsx';

/** How many stand there before all of them are asked for. */
const few = 3;

/** The latest calls as they are when this comes up, each to be dialled again. */
export function RecentCalls({ desk }: { desk: PopupState }) {
  const calls = useSignal<readonly RecentCall[]>([]);
  const isWhole = useSignal(false);
  const { isBusy, refusal, send } = useClick();
  useEffect(() => {
    void request('recentCalls', {}).then((reply) => {
      if (reply.ok) calls.value = reply.value;
    });
  }, [calls]);
  if (calls.value.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>{t('popup_recentCalls')}</h2>
      <ul class="recent">
        {calls.value.slice(0, isWhole.value ? undefined : few).map((each) => (
          <li key={each.id} class="row">
            <span class="grow">
              <bdi dir="ltr">{each.number}</bdi>
              <span class="help">{words(each)}</span>
            </span>
            <Button
              class="plain"
              why={desk.controls.dial}
              isBusy={isBusy}
              onClick={() => void send('redial', { call: each.id })}
            >
              {t('popup_redial')}
              <span class="unseen"> {each.number}</span>
            </Button>
          </li>
        ))}
      </ul>
      {!isWhole.value && calls.value.length > few && (
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

function words({ at, outcome, lasted }: RecentCall): string {
  const when = new Date(at);
  const isToday = when.toDateString() === new Date().toDateString();
  const time = when.toLocaleString([], {
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
    hour: '2-digit',
    minute: '2-digit',
  });
  const rest = outcome === 'called' && lasted !== undefined ? duration(lasted) : t(`popup_was_${outcome}`);
  return `${time} · ${rest}`;
}
