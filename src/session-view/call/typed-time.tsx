import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { parseCallbackTime } from '../../session/callback/callback-time.ts';
import type { DialerClock, WallTime } from '../../session/callback/dialer-clock.ts';
import { now } from '../../ui/clock.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { useDraft } from '../use-draft.ts';

/** A time for a callback in words, such as `tue 10`. Calls `onTime` with each one that is complete. */
export function TypedTime({ clock, onTime }: { clock: DialerClock; onTime: (typed: WallTime) => void }) {
  const text = useDraft('callbackTyped');
  const id = useId();
  const read = parseCallbackTime(text.value, clock, now.value);
  const isWrong = text.value.trim() !== '' && !read.ok;
  return (
    <div class="field">
      <label for={id}>{t('callback_typed')}</label>
      <TextInput
        id={id}
        maxLength={40}
        spellcheck={false}
        placeholder={t('callback_example')}
        aria-invalid={isWrong}
        aria-describedby={`${id}-error`}
        value={text}
        onInput={(typed) => {
          const time = parseCallbackTime(typed, clock, now.peek());
          if (time.ok) onTime(time.value);
        }}
      />
      <span id={`${id}-error`} class="help" role="status">
        {isWrong && !read.ok && t(`callback_${read.error}`)}
      </span>
    </div>
  );
}
