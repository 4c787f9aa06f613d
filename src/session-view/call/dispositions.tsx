import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { offeredPauseCodes } from '../../session/available-choices.ts';
import type { Callback } from '../../session/command.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { fittingStatus } from '../../session/unanswered.ts';
import { type Disposition, dispositions } from '../../settings/values/choices.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/inputs.tsx';
import { isAvailable, isInFlight } from '../availability.ts';
import { useClick } from '../command-button.tsx';
import { forgetDrafts, keysByCampaign, remember, rememberKeys } from '../memory.ts';
import { CallbackForm, callbackDrafts } from './callback-form.tsx';
import { isDoNotCall, keysOf, withStableKeys } from './disposition-keys.ts';
import css from './dispositions.module.css';

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
  const thenPause = useSignal('');
  const pauseId = useId();
  const callbackFor = useSignal<Disposition | undefined>(undefined);
  const chosen = useSignal<Chosen | undefined>(undefined);
  const { isBusy, refusal, send } = useClick();
  const suggested = fittingStatus(state.session.unanswered, list);
  const isSent = state.commands.some((each) => each.kind === 'dispose' && isInFlight(each));
  const isOpen = isAvailable(state, 'dispose') && !isSent;

  const save = async () => {
    if (!chosen.value) return;
    const { status, callback } = chosen.value;
    const code = thenPause.value;
    chosen.value = undefined;
    const command = { kind: 'dispose', status, callback, thenPause: code || undefined } as const;
    const isAccepted = await send('command', { command });
    if (isAccepted && code) remember({ lastPause: { code, at: Date.now() } });
  };
  const choose = (picked: Disposition) => {
    if (chosen.value?.status === picked.status) void save();
    else if (picked.isCallback) callbackFor.value = picked;
    else chosen.value = { status: picked.status, name: picked.name };
  };
  const isOver = state.session.state !== 'disposition' && state.session.state !== 'unknown';
  useEffect(() => {
    if (!isOver) return;
    // The disposition is stored, here or on the agent screen. Nothing of it may reach the next call.
    chosen.value = undefined;
    callbackFor.value = undefined;
    thenPause.value = '';
    forgetDrafts(...callbackDrafts);
  }, [isOver, chosen, callbackFor, thenPause]);
  useKeys(isOpen && !isBusy && !callbackFor.value ? list : [], choose);
  useSaveLater(isOpen ? chosen.value : undefined, save);

  if (!isOpen) return null;
  const codes = offeredPauseCodes(state.choices, props.pauseLines);
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
      {callbackFor.value && !chosen.value ? (
        <CallbackForm
          name={callbackFor.value.name}
          clockSkew={state.clockSkew}
          isBusy={isBusy}
          onDone={(callback) => {
            const { status = '', name = '' } = callbackFor.value ?? {};
            chosen.value = { status, name, callback };
          }}
          onBack={() => {
            callbackFor.value = undefined;
          }}
        />
      ) : (
        <ul class={css['list']}>
          {list.map((each) => (
            <li key={each.status} class={isDoNotCall(each.status) ? css['doNotCall'] : undefined}>
              <Button
                isPreselected={each.status === suggested}
                isBusy={isBusy}
                shortcut={each.shortcut}
                class={each.status === chosen.value?.status ? css['chosen'] : undefined}
                onClick={() => choose(each)}
              >
                <DispositionWords {...each} />
                {each.status === suggested && <span class={css['suggested']}>{t('popup_suggested')}</span>}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {codes.length > 0 && (
        <div class="row">
          <label for={pauseId}>{t('popup_thenPause')}</label>
          <Select
            id={pauseId}
            class="grow"
            value={thenPause}
            options={[
              ['', t('popup_thenNothing')] as const,
              ...codes.map(({ code, name }) => [code, name] as const),
            ]}
          />
        </div>
      )}
    </section>
  );
}

/** The key is shown. Screen readers get it from `aria-keyshortcuts`. */
function DispositionWords({ name, shortcut }: Disposition) {
  return (
    <>
      {shortcut && (
        // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd element takes no focus
        <kbd aria-hidden="true">{shortcut}</kbd>
      )}
      {name}
    </>
  );
}

/** The list of the agent screen, else of the settings, do-not-call last, with keys that stay the same in a campaign. */
function useDispositions({ choices, session }: PopupState, lines: readonly string[]): readonly Disposition[] {
  const own = dispositions(lines);
  const campaign = session.campaign ?? '';
  const known = keysByCampaign.value[campaign];
  const list = choices.dispositions ? withStableKeys(choices.dispositions, known ?? keysOf(own)) : own;
  const keys = keysOf(list);
  const text = JSON.stringify(keys);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `text` changes when the keys do
  useEffect(() => {
    const kept = keysByCampaign.peek()[campaign];
    if (list.length > 0 && JSON.stringify({ ...kept, ...keys }) !== JSON.stringify(kept))
      rememberKeys(campaign, { ...kept, ...keys });
  }, [campaign, text]);
  return [
    ...list.filter(({ status }) => !isDoNotCall(status)),
    ...list.filter(({ status }) => isDoNotCall(status)),
  ];
}

/** Chooses by key. In a layout effect, so that a key pressed as soon as the list is visible is not lost. */
function useKeys(list: readonly Disposition[], choose: (picked: Disposition) => void): void {
  const latest = useRef(choose);
  latest.current = choose;
  const shortcuts = JSON.stringify(list);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shortcuts` changes when the list does
  useLayoutEffect(() => {
    if (list.length === 0) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTextField(event.target)) return;
      const picked = list.find(({ shortcut }) => shortcut === event.key.toLowerCase());
      if (!picked) return;
      event.preventDefault();
      latest.current(picked);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [shortcuts]);
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

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
