import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { isOffered, offeredPauseCodes } from '../../session/available-choices.ts';
import type { Callback } from '../../session/command.ts';
import type { PopupState } from '../../session/popup-state.ts';
import type { Disposition } from '../../settings/values/choices.ts';
import { isAvailable, isInFlight } from '../availability.ts';
import { useClick } from '../command-button.tsx';
import { remember } from '../memory.ts';
import { CallbackForm } from './callback-form.tsx';
import { isDoNotCall } from './disposition-keys.ts';
import { DispositionList, useDispositionKeys, useDispositions } from './disposition-list.tsx';
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
  const thenPause = useSignal('');
  const callbackFor = useSignal<Disposition | undefined>(undefined);
  const { isBusy, refusal, send } = useClick();
  const hangUp = state.commands.find((each) => each.kind === 'hangUp' && isInFlight(each));
  const isOpen = isAvailable(state, 'hangUp') && isOffered(state.controls.dispose) && !hangUp;

  const press = async ({ status }: Disposition, callback?: Callback) => {
    const code = thenPause.value;
    const disposition = { status, callback, thenPause: code || undefined };
    const isAccepted = await send('command', { command: { kind: 'hangUp', disposition } });
    if (isAccepted && code) remember({ lastPause: { code, at: Date.now() } });
  };
  const choose = (picked: Disposition) => {
    if (picked.isCallback) callbackFor.value = picked;
    else void press(picked);
  };
  useDispositionKeys(isOpen && !isBusy && !callbackFor.value ? list : [], choose, true);
  const isOver = !isAvailable(state, 'hangUp');
  useEffect(() => {
    if (!isOver) return;
    // Nothing that was chosen for this call may reach the next one.
    callbackFor.value = undefined;
    thenPause.value = '';
  }, [isOver, callbackFor, thenPause]);

  if (hangUp?.disposition !== undefined) {
    const name = list.find(({ status }) => status === hangUp.disposition)?.name ?? hangUp.disposition;
    return (
      <p class="notice" role="status">
        {t('popup_hangUpThen', name)}
      </p>
    );
  }
  if (!isOpen || list.length === 0) return refusal ?? null;
  const picked = callbackFor.value;
  return (
    <section class="stack">
      <h2>{t('popup_hangUpAnd')}</h2>
      {refusal}
      {picked ? (
        <CallbackForm
          name={picked.name}
          submit={t('popup_hangUpAndCallback')}
          clockSkew={state.clockSkew}
          customerZones={state.customerZones}
          isBusy={isBusy}
          onDone={(callback) => void press(picked, callback)}
          onBack={() => {
            callbackFor.value = undefined;
          }}
        />
      ) : (
        <DispositionList list={list} withShift isBusy={isBusy} onChoose={choose} />
      )}
      <ThenPause value={thenPause} codes={offeredPauseCodes(state.choices, props.pauseLines)} />
    </section>
  );
}
