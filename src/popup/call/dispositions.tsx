import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { type Disposition, dispositions, pauseCodes } from '../../settings/values/choices.ts';
import { useClick } from '../command.tsx';
import { isInFlight } from '../notices.tsx';
import { CallbackForm } from './callback-form.tsx';

interface Choice {
  readonly status: string;
  readonly callback?: { at: string; mine: boolean; comment: string };
}

/** The list of dispositions, once the call is hung up: a click or its key sets it. */
export function Dispositions(props: {
  desk: PopupState;
  lines: readonly string[];
  pauseLines: readonly string[];
}) {
  const { desk } = props;
  const list = desk.choices.dispositions ?? dispositions(props.lines);
  const thenPause = useSignal('');
  const callbackFor = useSignal<Disposition | undefined>(undefined);
  const { isBusy, refusal, send } = useClick();
  const isOpen = desk.session.state === 'disposition';
  const isSent = desk.commands.some((each) => each.kind === 'dispose' && isInFlight(each));

  const set = async (choice: Choice) => {
    const thenPauseWith = thenPause.value ? { thenPause: thenPause.value } : {};
    if (await send('command', { command: { kind: 'dispose', ...choice, ...thenPauseWith } }))
      callbackFor.value = undefined;
  };
  const choose = (picked: Disposition) => {
    if (picked.isCallback) callbackFor.value = picked;
    else void set({ status: picked.status });
  };

  useEffect(() => {
    if (!isOpen || isSent) return;
    const byKey = (event: KeyboardEvent) => {
      const isTyping =
        event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
      const picked = list.find(({ shortcut }) => shortcut === event.key.toLowerCase());
      if (!picked || isTyping || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      event.preventDefault();
      choose(picked);
    };
    document.addEventListener('keydown', byKey);
    return () => document.removeEventListener('keydown', byKey);
  });

  if (!isOpen) return null;
  if (isSent) return null;
  const codes = desk.choices.pauseCodes ?? pauseCodes(props.pauseLines);
  return (
    <section class="stack">
      <h2>{t('popup_howDidItGo')}</h2>
      {refusal}
      {callbackFor.value ? (
        <CallbackForm
          name={callbackFor.value.name}
          clockSkew={desk.clockSkew}
          isBusy={isBusy}
          onDone={(callback) => void set({ status: callbackFor.value?.status ?? '', callback })}
          onBack={() => {
            callbackFor.value = undefined;
          }}
        />
      ) : (
        <ul class="choices">
          {list.map((each) => (
            <li key={each.status}>
              <button type="button" disabled={isBusy} onClick={() => choose(each)}>
                {each.shortcut && <kbd>{each.shortcut}</kbd>}
                <span>{each.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {codes.length > 0 && (
        <label class="row">
          {t('popup_thenPause')}
          <select
            class="grow"
            value={thenPause.value}
            onChange={(event) => {
              thenPause.value = event.currentTarget.value;
            }}
          >
            <option value="">{t('popup_thenNothing')}</option>
            {codes.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </section>
  );
}
