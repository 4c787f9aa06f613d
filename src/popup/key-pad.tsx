import { say } from '../platform/words.ts';

/** The keys of a telephone; `last` is the bottom row. */
export function KeyPad({ last, onKey }: { last: string; onKey: (key: string) => void }) {
  return (
    <fieldset class="pad" dir="ltr" aria-label={say('popup_keypad')}>
      {[...`123456789${last}`].map((key) => (
        <button key={key} type="button" onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
    </fieldset>
  );
}
