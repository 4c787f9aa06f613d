import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { Panel } from '../../ui/panel.tsx';

/** When to call back, by the dialer's own clock, whose it is, and a word about it. */
export function CallbackForm(props: {
  name: string;
  /** The dialer's clock minus ours, in milliseconds. */
  clockSkew: number;
  isBusy: boolean;
  onDone: (callback: { at: string; mine: boolean; comment: string }) => void;
  onBack: () => void;
}) {
  const at = useSignal('');
  const mine = useSignal(true);
  const comment = useSignal('');
  const clock = dialerTime(props.clockSkew);
  return (
    <Panel title={props.name} onClose={props.onBack}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          props.onDone({ at: `${at.value.replace('T', ' ')}:00`, mine: mine.value, comment: comment.value });
        }}
      >
        <strong>{props.name}</strong>
        <label>
          {t('popup_callbackAt')}
          <input
            type="datetime-local"
            required
            min={clock}
            value={at.value}
            onInput={(event) => {
              at.value = event.currentTarget.value;
            }}
          />
          <span class="help">{t('popup_callbackClock', clock.slice(11))}</span>
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={mine.value}
            onChange={(event) => {
              mine.value = event.currentTarget.checked;
            }}
          />
          {t('popup_callbackMine')}
        </label>
        <label>
          {t('popup_callbackComment')}
          <input
            maxLength={200}
            value={comment.value}
            onInput={(event) => {
              comment.value = event.currentTarget.value;
            }}
          />
        </label>
        <div class="row">
          <button type="submit" class="main grow" disabled={props.isBusy}>
            {t('popup_callbackSet')}
          </button>
          <button type="button" onClick={props.onBack}>
            {t('popup_back')}
          </button>
        </div>
      </form>
    </Panel>
  );
}

/** Now, as `YYYY-MM-DDTHH:MM` on the dialer's wall. */
function dialerTime(clockSkew: number): string {
  const local = new Date(Date.now() + clockSkew);
  const shifted = new Date(local.getTime() - local.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
