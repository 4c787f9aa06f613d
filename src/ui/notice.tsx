import type { ComponentChildren } from 'preact';
import type { Explanation } from '../failure.ts';
import { explainFailure } from '../platform/i18n.ts';

/** A failure in words: its cause, the remedy, and the controls of `children`. */
export function FailureNotice(props: {
  reason: Explanation;
  /** A clearer cause than that of the failure, if the surface knows one. */
  cause?: string | undefined;
  isGrave?: boolean;
  children?: ComponentChildren;
}) {
  const { what, todo } = explainFailure(props.reason);
  return (
    <div class={props.isGrave ? 'notice danger' : 'notice'} role="alert">
      <strong>{props.cause ?? what}</strong>
      <span>{todo}</span>
      {props.children}
    </div>
  );
}
