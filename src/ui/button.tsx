import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import type { UnavailableReason } from '../session/controls.ts';
import { Icon, type IconName } from './icon.tsx';

export interface ButtonLook {
  /** Why it can not work now. */
  readonly why?: UnavailableReason | undefined;
  readonly icon?: IconName;
  readonly class?: string;
  readonly isBusy?: boolean;
  /** For one that opens a panel. */
  readonly isOpen?: boolean;
  readonly children: ComponentChildren;
}

/** A button. One that can not work now stays reachable by keyboard and says why to whoever points at it or hears it. */
export function Button(props: ButtonLook & { onClick: () => void }) {
  const id = useId();
  const reason = props.why && t(`why_${props.why}`);
  // Not the attribute `disabled`: that would take the focus away from who has just pressed it.
  const isOff = Boolean(reason) || props.isBusy === true;
  return (
    <button
      type="button"
      class={props.class}
      title={reason}
      aria-disabled={isOff || undefined}
      aria-describedby={reason && id}
      aria-expanded={props.isOpen}
      onClick={() => isOff || props.onClick()}
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

/** The reasons of buttons that stand together, once each and to be read without pointing at anything. */
export function Reasons({ of }: { of: readonly (UnavailableReason | undefined)[] }) {
  const reasons = [...new Set(of.filter((why) => why !== undefined))];
  return reasons.length > 0 ? <p class="help">{reasons.map((why) => t(`why_${why}`)).join(' ')}</p> : null;
}
