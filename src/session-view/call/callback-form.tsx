import { useComputed } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { checkCallbackTime, presets, presetTime } from '../../session/callback/callback-time.ts';
import { dialerTime, formatWallTime, readWallTime } from '../../session/callback/dialer-clock.ts';
import type { Callback } from '../../session/command.ts';
import { notedComment } from '../../session/note.ts';
import { Button } from '../../ui/button.tsx';
import { now } from '../../ui/clock.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Checkbox, TextInput } from '../../ui/inputs.tsx';
import { storedComment } from '../../vicidial/comment-characters.ts';
import { longestComment } from '../../vicidial/parameters.ts';
import { useDraft, useDraftFlag } from '../use-draft.ts';
import css from './callback-form.module.css';
import { CallbackTimes, clockOf } from './callback-times.tsx';
import { TypedTime } from './typed-time.tsx';

/**
 * When to call back by the dialer's clock, who may, and a comment. All of it is kept until the call is over, because the
 * dialer may refuse the disposition.
 */
export function CallbackForm(props: {
  name: string;
  /** The text of the button that sends the form. */
  submit: string;
  /** The dialer's clock minus ours, in milliseconds. */
  clockSkew: number;
  /** The IANA time zones in which the customer can be. */
  customerZones: readonly string[];
  isBusy: boolean;
  onDone: (callback: Callback) => void;
  onBack: () => void;
}) {
  const at = useDraft('callbackAt');
  const comment = useDraft('callbackComment');
  const isMine = useDraftFlag('callbackMine', true);
  const id = useId();
  const clock = clockOf(props.clockSkew);
  const dialerNow = useComputed(() => inputValue(dialerTime(clockOf(props.clockSkew), now.value)));
  const wall = readWallTime(at.value);
  const checked = wall === undefined ? undefined : checkCallbackTime(wall, clock, now.value);
  const timeRefusal = checked?.ok === false ? t(`callback_${checked.error}`) : undefined;
  const noted = notedComment(comment.value, useDraft('note').value);
  const { refused } = storedComment(comment.value);
  const commentRefusal = refused.length > 0 ? t('popup_commentRefused', refused.join(' ')) : undefined;
  const { stored } = storedComment(noted.text);
  const storedWords = [
    stored === comment.value.trim() ? '' : t('popup_commentStored', stored),
    noted.dropped.length > 0 ? t('note_dropped', noted.dropped.join(' ')) : '',
    noted.isCut ? t('note_cut', String(longestComment)) : '',
  ].filter(Boolean);
  const help = commentRefusal ?? storedWords.join(' ');
  return (
    <Disclosure title={props.name} onClose={props.onBack}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (checked?.ok !== true) return;
          props.onDone({
            at: formatWallTime(checked.value),
            mine: isMine.value,
            comment: noted.text,
          });
        }}
      >
        <strong>{props.name}</strong>
        <fieldset class={`${css['presets']} small`}>
          <legend class="visually-hidden">{t('callback_presets')}</legend>
          {presets.map((preset) => {
            const value = inputValue(presetTime(preset, clock, now.value));
            return (
              <Button
                key={preset}
                isPressed={at.value === value}
                onClick={() => {
                  at.value = value;
                }}
              >
                {t(`callback_${preset}`)}
              </Button>
            );
          })}
        </fieldset>
        <TypedTime
          clock={clock}
          onTime={(typed) => {
            at.value = inputValue(typed);
          }}
        />
        <div class="field">
          <label for={`${id}-at`}>{t('popup_callbackAt')}</label>
          <TextInput
            id={`${id}-at`}
            type="datetime-local"
            required
            min={dialerNow.value}
            value={at}
            aria-describedby={`${id}-clock ${id}-times`}
          />
          <span id={`${id}-clock`} class="help">
            {t('popup_callbackClock', dialerNow.value.slice(11))}
          </span>
          <span id={`${id}-times`} role="status">
            {timeRefusal ?? <CallbackTimes at={wall} clock={clock} customerZones={props.customerZones} />}
          </span>
        </div>
        <Checkbox value={isMine}>{t('popup_callbackMine')}</Checkbox>
        <div class="field">
          <label for={`${id}-comment`}>{t('popup_callbackComment')}</label>
          <TextInput
            id={`${id}-comment`}
            maxLength={longestComment}
            value={comment}
            {...(help === '' ? {} : { 'aria-describedby': `${id}-stored` })}
          />
          <span id={`${id}-stored`} class="help" role="status">
            {help}
          </span>
        </div>
        <div class="row">
          <Button class="main grow" isBusy={props.isBusy} reason={timeRefusal ?? commentRefusal}>
            {props.submit}
          </Button>
          <Button onClick={props.onBack}>{t('popup_back')}</Button>
        </div>
      </form>
    </Disclosure>
  );
}

/** A wall time as the input takes it: `YYYY-MM-DDTHH:MM`. */
function inputValue(wall: number): string {
  return formatWallTime(wall).slice(0, 16).replace(' ', 'T');
}
