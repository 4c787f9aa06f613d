import type { ComponentChildren } from 'preact';
import type { Explanation } from '../failure.ts';
import { explainFailure } from '../platform/i18n.ts';

/** A failure in words: the cause, the way out, and what can be done about it here. */
export function FailureNotice(props: {
  reason: Explanation;
  isGrave?: boolean;
  children?: ComponentChildren;
}) {
  const { what, todo } = explainFailure(props.reason);
  return (
    <div class={props.isGrave ? 'notice danger' : 'notice'} role="alert">
      <strong>{what}</strong>
      <span>{todo}</span>
      {props.children}
    </div>
  );
}
