import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { Callback } from '../../session/command.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { fittingStatus } from '../../session/unanswered.ts';
import type { Disposition } from '../../settings/values/choices.ts';
import { Button } from '../../ui/button.tsx';
import { isAvailable, isInFlight } from '../availability.ts';
import { useClick } from '../command-button.tsx';
import { rememberPause } from '../memory.ts';
import { useDraft } from '../use-draft.ts';
import { CallbackForm } from './callback-form.tsx';
import { DispositionList, useDispositionKeys, useDispositions } from './disposition-list.tsx';
import { isTooLong } from './note-field.tsx';
import { ThenPause } from './then-pause.tsx';

/** Milliseconds during which a chosen disposition can be undone. */
export const undoMs = 5_000;

interface Chosen {
  readonly status: string;
  readonly name: string;
  readonly callback?: Callback;
}

/** The dispositions of a finished call. A click or a key chooses one; it is sent when it can no longer be undone. */
export function Dispositions(props: {
  state: PopupState;
  lines: readonly string[];
  pauseLines: readonly string[];
}) {
  const { state } = props;
  const list = useDispositions(state, props.lines);
  const thenPause = useDraft('thenPause');
  const note = useDraft('note');
  const callbackStatus = useDraft('callbackFor');
  const callbackFor = list.find(({ status, isCallback }) => isCallback && status === callbackStatus.value);
  const chosen = useSignal<Chosen | undefined>(undefined);
  const { isBusy: isSending, refusal, send } = useClick();
  const isBusy = isSending || isTooLong(note.value);
  const suggested = fittingStatus(state.session.unanswered, list);
  const isSent = state.commands.some((each) => each.kind === 'dispose' && isInFlight(each));
  const isOpen = isAvailable(state, 'dispose') && !isSent;

  const save = async () => {
    if (!chosen.value || isTooLong(note.value)) return;
    const { status, callback } = chosen.value;
    const code = thenPause.value;
    chosen.value = undefined;
    const command = {
      kind: 'dispose',
      status,
      callback,
      thenPause: code || undefined,
      note: note.value.trim() || undefined,
    } as const;
    const isAccepted = await send('command', { command });
    if (isAccepted && code) rememberPause(code);
  };
  const choose = (picked: Disposition) => {
    if (chosen.value?.status === picked.status) void save();
    else if (picked.isCallback) callbackStatus.value = picked.status;
    else chosen.value = { status: picked.status, name: picked.name };
  };
  const isOver = state.session.state !== 'disposition' && state.session.state !== 'unknown';
  useEffect(() => {
    if (!isOver) return;
    // The disposition is stored, here or on the agent screen. Nothing of it may reach the next call.
    chosen.value = undefined;
  }, [isOver, chosen]);
  useDispositionKeys(isOpen && !isBusy && !callbackFor ? list : [], choose);
  useSaveLater(isOpen ? chosen.value : undefined, save);

  if (!isOpen) return null;
  return (
    <section class="stack">
      <h2>{t('popup_howDidItGo')}</h2>
      {refusal}
      {chosen.value && (
        <div class="notice" role="status">
          <strong>{t('popup_disposePending', chosen.value.name)}</strong>
          <div class="row">
            <Button
              onClick={() => {
                chosen.value = undefined;
              }}
            >
              {t('popup_undo')}
            </Button>
            <Button class="plain" onClick={() => void save()}>
              {t('popup_saveNow')}
            </Button>
          </div>
        </div>
      )}
      {callbackFor && !chosen.value ? (
        <CallbackForm
          name={callbackFor.name}
          submit={t('popup_callbackSet')}
          clockSkew={state.clockSkew}
          customerZones={state.customerZones}
          isBusy={isBusy}
          onDone={(callback) => {
            chosen.value = { status: callbackFor.status, name: callbackFor.name, callback };
          }}
          onBack={callbackStatus.discard}
        />
      ) : (
        <DispositionList
          list={list}
          isBusy={isBusy}
          suggested={suggested}
          chosen={chosen.value?.status}
          onChoose={choose}
        />
      )}
      <ThenPause value={thenPause} state={state} lines={props.pauseLines} />
    </section>
  );
}

/** Saves what was chosen after the time to undo, and at once when the popup closes. */
function useSaveLater(chosen: Chosen | undefined, save: () => Promise<void>): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (!chosen) return;
    const now = () => void latest.current();
    const timer = setTimeout(now, undoMs);
    addEventListener('pagehide', now);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', now);
    };
  }, [chosen]);
}
