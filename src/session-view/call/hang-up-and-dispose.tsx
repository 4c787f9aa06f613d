import { t } from '../../platform/i18n.ts';
import { isOffered } from '../../session/available-choices.ts';
import type { Callback } from '../../session/command.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Disposition } from '../../settings/values/choices.ts';
import { isAvailable, isInFlight } from '../availability.ts';
import { useClick } from '../command-button.tsx';
import { rememberPause } from '../memory.ts';
import { useDraft } from '../use-draft.ts';
import { CallbackForm } from './callback-form.tsx';
import { isDoNotCall } from './disposition-keys.ts';
import { DispositionList, useDispositionKeys, useDispositions } from './disposition-list.tsx';
import { isTooLong } from './note-field.tsx';
import { ThenPause } from './then-pause.tsx';

/**
 * The dispositions during a call: one press hangs up and sets one. Their keys work with Shift only, because a key that is
 * pressed by mistake must not end a call. Do-not-call is missing, because such a press cannot be undone.
 */
export function HangUpAndDispose(props: {
  state: PopupState;
  lines: readonly string[];
  pauseLines: readonly string[];
}) {
  const { state } = props;
  const list = useDispositions(state, props.lines).filter(({ status }) => !isDoNotCall(status));
  const thenPause = useDraft('thenPause');
  const note = useDraft('note');
  const callbackStatus = useDraft('callbackFor');
  const callbackFor = list.find(({ status, isCallback }) => isCallback && status === callbackStatus.value);
  const { isBusy: isSending, refusal, send } = useClick();
  const isBusy = isSending || isTooLong(note.value);
  const hangUp = state.commands.find((each) => each.kind === 'hangUp' && isInFlight(each));
  const isOpen = isAvailable(state, 'hangUp') && isOffered(state.controls.dispose) && !hangUp;

  const press = async ({ status }: Disposition, callback?: Callback) => {
    const code = thenPause.value;
    const disposition = {
      status,
      callback,
      thenPause: code || undefined,
      note: note.value.trim() || undefined,
    };
    const isAccepted = await send('command', { command: { kind: 'hangUp', disposition } });
    if (!isAccepted) return;
    if (code) rememberPause(code);
    // The form closes. What was typed into it stays until the call is over, because the dialer may refuse it.
    callbackStatus.discard();
  };
  const choose = (picked: Disposition) => {
    if (picked.isCallback) callbackStatus.value = picked.status;
    else void press(picked);
  };
  useDispositionKeys(isOpen && !isBusy && !callbackFor ? list : [], choose, true);

  if (hangUp?.disposition !== undefined) {
    const name = list.find(({ status }) => status === hangUp.disposition)?.name ?? hangUp.disposition;
    return (
      <p class="notice" role="status">
        {t('popup_hangUpThen', name)}
      </p>
    );
  }
  if (!isOpen || list.length === 0) return refusal ?? null;
  return (
    <section class="stack">
      <h2>{t('popup_hangUpAnd')}</h2>
      {refusal}
      {callbackFor ? (
        <CallbackForm
          name={callbackFor.name}
          submit={t('popup_hangUpAndCallback')}
          clockSkew={state.clockSkew}
          customerZones={state.customerZones}
          isBusy={isBusy}
          onDone={(callback) => void press(callbackFor, callback)}
          onBack={callbackStatus.discard}
        />
      ) : (
        <DispositionList list={list} withShift isBusy={isBusy} onChoose={choose} />
      )}
      <ThenPause value={thenPause} state={state} lines={props.pauseLines} />
    </section>
  );
}
