import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { type Disposition, dispositions } from '../../settings/values/choices.ts';
import { Button } from '../../ui/button.tsx';
import { keysByCampaign, rememberKeys } from '../memory.ts';
import { isDoNotCall, keysOf, withStableKeys } from './disposition-keys.ts';
import css from './dispositions.module.css';

/** The dispositions as buttons. `withShift`: their keys work with Shift only. */
export function DispositionList(props: {
  list: readonly Disposition[];
  withShift?: boolean;
  isBusy: boolean;
  /** The status that fits how the call ended. */
  suggested?: string | undefined;
  chosen?: string | undefined;
  onChoose: (picked: Disposition) => void;
}) {
  const { suggested, chosen, withShift = false } = props;
  return (
    <ul class={css['list']}>
      {props.list.map((each) => (
        <li key={each.status} class={isDoNotCall(each.status) ? css['doNotCall'] : undefined}>
          <Button
            isPreselected={each.status === suggested}
            isBusy={props.isBusy}
            shortcut={each.shortcut && (withShift ? `Shift+${each.shortcut}` : each.shortcut)}
            class={each.status === chosen ? css['chosen'] : undefined}
            onClick={() => props.onChoose(each)}
          >
            {each.shortcut && (
              // The key is shown. Screen readers get it from `aria-keyshortcuts`.
              // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd element takes no focus
              <kbd aria-hidden="true">{withShift ? `⇧${each.shortcut}` : each.shortcut}</kbd>
            )}
            {each.name}
            {each.status === suggested && <span class={css['suggested']}>{t('popup_suggested')}</span>}
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The list of the agent screen, else of the settings, do-not-call last, with keys that stay the same in a campaign. */
export function useDispositions(
  { choices, session }: PopupState,
  lines: readonly string[],
): readonly Disposition[] {
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

/**
 * Chooses by key, or by Shift and key. In a layout effect, so that a key pressed as soon as the list is visible is not
 * lost.
 */
export function useDispositionKeys(
  list: readonly Disposition[],
  choose: (picked: Disposition) => void,
  withShift = false,
): void {
  const latest = useRef(choose);
  latest.current = choose;
  const shortcuts = JSON.stringify(list);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shortcuts` changes when the list does
  useLayoutEffect(() => {
    if (list.length === 0) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTextField(event.target)) return;
      if (withShift && !event.shiftKey) return;
      const key = withShift ? keyBelow(event) : event.key.toLowerCase();
      const picked = list.find(({ shortcut }) => shortcut === key);
      if (!picked) return;
      event.preventDefault();
      latest.current(picked);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [shortcuts, withShift]);
}

/** The digit or letter of the key that is pressed with Shift: Shift and 1 types another character in each layout. */
function keyBelow({ code, key }: KeyboardEvent): string {
  return /^Digit(\d)$/.exec(code)?.[1] ?? key.toLowerCase();
}

function isTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
