import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { type Explanation, explain } from '../failure.ts';
import type { OwnQuestions } from '../messages/questions.ts';
import { ask } from '../platform/send.ts';
import { FailureNotice } from '../ui/notice.tsx';

/** Questions that carry the id of their click. */
type CommandName = 'endCall' | 'dispose' | 'pause' | 'resume' | 'dialTyped';

export interface Outcome {
  readonly isBusy: boolean;
  readonly reason?: Explanation;
}

/**
 * Sends one command with an id of its own, and again with the same id when the worker was stopped before it
 * could answer: the same id is the same click.
 */
export async function command<Q extends CommandName>(
  question: Q,
  input: Omit<OwnQuestions[Q]['input'], 'id'>,
): Promise<Explanation | undefined> {
  const whole = { ...input, id: crypto.randomUUID() } as OwnQuestions[Q]['input'];
  const first = await ask(question, whole);
  const reply = first.ok ? first : await ask(question, whole);
  if (!reply.ok) return explain(reply.error);
  return reply.value.ok ? undefined : reply.value.error;
}

/** A button that does one command: busy while it is sent, and it says so when it was refused. */
export function Command<Q extends CommandName>(props: {
  question: Q;
  input: Omit<OwnQuestions[Q]['input'], 'id'>;
  class?: string;
  isDisabled?: boolean;
  children: ComponentChildren;
}) {
  const outcome = useSignal<Outcome>({ isBusy: false });
  const send = async () => {
    outcome.value = { isBusy: true };
    const reason = await command(props.question, props.input);
    outcome.value = { isBusy: false, ...(reason === undefined ? {} : { reason }) };
  };
  return (
    <>
      <button
        type="button"
        class={props.class}
        disabled={(props.isDisabled ?? false) || outcome.value.isBusy}
        onClick={() => void send()}
      >
        {props.children}
      </button>
      {outcome.value.reason && <FailureNotice reason={outcome.value.reason} />}
    </>
  );
}
