import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { Callback } from '../../session/command.ts';
import { Button } from '../../ui/button.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Checkbox, TextInput } from '../../ui/inputs.tsx';
import { storedComment } from '../../vicidial/comment-characters.ts';
import { useDraft } from '../memory.ts';

/** The drafts of the form. They are kept until the disposition is stored, because the dialer may refuse it. */
export const callbackDrafts = ['callbackAt', 'callbackComment'] as const;

/** When to call back by the dialer's clock, who may, and a comment. */
export function CallbackForm(props: {
  name: string;
  /** The dialer's clock minus ours, in milliseconds. */
  clockSkew: number;
  isBusy: boolean;
  onDone: (callback: Callback) => void;
  onBack: () => void;
}) {
  const at = useDraft(callbackDrafts[0]);
  const comment = useDraft(callbackDrafts[1]);
  const isMine = useSignal(true);
  const id = useId();
  const clock = dialerTime(props.clockSkew);
  const { stored, refused } = storedComment(comment.value);
  const refusal = refused.length > 0 ? t('popup_commentRefused', refused.join(' ')) : undefined;
  const note = refusal ?? (stored === comment.value.trim() ? undefined : t('popup_commentStored', stored));
  return (
    <Disclosure title={props.name} onClose={props.onBack}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          props.onDone({
            at: `${at.value.replace('T', ' ')}:00`,
            mine: isMine.value,
            comment: comment.value,
          });
        }}
      >
        <strong>{props.name}</strong>
        <div class="field">
          <label for={`${id}-at`}>{t('popup_callbackAt')}</label>
          <TextInput
            id={`${id}-at`}
            type="datetime-local"
            required
            min={clock}
            value={at}
            aria-describedby={`${id}-clock`}
          />
          <span id={`${id}-clock`} class="help">
            {t('popup_callbackClock', clock.slice(11))}
          </span>
        </div>
        <Checkbox value={isMine}>{t('popup_callbackMine')}</Checkbox>
        <div class="field">
          <label for={`${id}-comment`}>{t('popup_callbackComment')}</label>
          <TextInput
            id={`${id}-comment`}
            maxLength={200}
            value={comment}
            {...(note === undefined ? {} : { 'aria-describedby': `${id}-stored` })}
          />
          <span id={`${id}-stored`} class="help" role="status">
            {note}
          </span>
        </div>
        <div class="row">
          <Button class="main grow" isBusy={props.isBusy} reason={refusal}>
            {t('popup_callbackSet')}
          </Button>
          <Button onClick={props.onBack}>{t('popup_back')}</Button>
        </div>
      </form>
    </Disclosure>
  );
}

/** The dialer's time as `YYYY-MM-DDTHH:MM`. */
function dialerTime(clockSkew: number): string {
  const local = new Date(Date.now() + clockSkew);
  const shifted = new Date(local.getTime() - local.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
