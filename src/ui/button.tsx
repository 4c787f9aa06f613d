import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import type { UnavailableReason } from '../session/controls.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonProps {
  /** Why the command of this button is not available. */
  readonly why?: UnavailableReason | undefined;
  /** Any other reason, in words. */
  readonly reason?: string | undefined;
  readonly icon?: IconName;
  readonly class?: string | undefined;
  readonly isBusy?: boolean;
  /** For a button that opens a disclosure. */
  readonly isOpen?: boolean;
  /** For a button that stays pressed. */
  readonly isPressed?: boolean;
  /** The accessible name, if the visible text is not enough. */
  readonly label?: string;
  /** The key that presses it, for `aria-keyshortcuts`. */
  readonly shortcut?: string | undefined;
  /** The button that fits best: Enter presses it as soon as it appears, unless something else has the focus. */
  readonly isPreselected?: boolean;
  readonly children: ComponentChildren;
}

/**
 * A button. While it is not available it stays reachable by keyboard and gives the reason. Without `onClick` it submits
 * its form.
 */
export function Button(props: ButtonProps & { onClick?: () => void }) {
  const id = useId();
  const reason = props.reason ?? (props.why && t(`why_${props.why}`));
  // Not the attribute `disabled`, which would take the focus away from a button that was just pressed.
  const isOff = Boolean(reason) || props.isBusy === true;
  const element = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    if (props.isPreselected && document.activeElement === document.body) element.current?.focus();
  }, [props.isPreselected]);
  return (
    <button
      ref={element}
      type={props.onClick ? 'button' : 'submit'}
      class={props.class}
      title={reason}
      aria-label={props.label}
      aria-disabled={isOff || undefined}
      aria-describedby={reason && id}
      aria-expanded={props.isOpen}
      aria-pressed={props.isPressed}
      aria-keyshortcuts={props.shortcut}
      onClick={(event) => {
        // Enter in a field of the form presses its submit button too.
        if (isOff) event.preventDefault();
        else props.onClick?.();
      }}
    >
      {props.icon && <Icon name={props.icon} />}
      <span>{props.children}</span>
      {reason && (
        <span id={id} hidden>
          {reason}
        </span>
      )}
    </button>
  );
}

/** The reasons of adjacent buttons, each once, readable without a pointer. */
export function Reasons({ of }: { of: readonly (UnavailableReason | undefined)[] }) {
  const reasons = [...new Set(of.filter((why) => why !== undefined))];
  return reasons.length > 0 ? <p class="help">{reasons.map((why) => t(`why_${why}`)).join(' ')}</p> : null;
}
