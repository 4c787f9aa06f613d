import { useSignal } from '@preact/signals';
import type { Explanation } from '../failure.ts';
import { say } from '../platform/words.ts';
import type { Desk } from '../session/desk.ts';
import { FailureNotice } from '../ui/notice.tsx';
import { click } from './command.tsx';

/** A typed number. There while a dial would be taken. */
export function DialField({ desk }: { desk: Desk }) {
  const typed = useSignal('');
  const reason = useSignal<Explanation | undefined>(undefined);
  const isBusy = useSignal(false);
  const { state } = desk.session;
  if (state !== 'paused' && state !== 'unknown') return null;

  const dial = async () => {
    isBusy.value = true;
    reason.value = await click('dialTyped', { shown: typed.value });
    isBusy.value = false;
    if (!reason.value) typed.value = '';
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.value.trim()) void dial();
      }}
    >
      <div class="row">
        <input
          class="grow"
          type="tel"
          dir="ltr"
          maxLength={40}
          aria-label={say('popup_dialNumber')}
          placeholder={say('popup_dialNumber')}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
          }}
        />
        <button type="submit" class="main" disabled={isBusy.value || typed.value.trim() === ''}>
          {say('popup_dial')}
        </button>
      </div>
      {reason.value && <FailureNotice reason={reason.value} />}
    </form>
  );
}
