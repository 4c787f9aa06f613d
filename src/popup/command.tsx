import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { type Explanation, explain } from '../failure.ts';
import type { OwnQuestions } from '../messages/questions.ts';
import { ask } from '../platform/send.ts';
import type { Work } from '../session/command.ts';
import { FailureNotice } from '../ui/notice.tsx';

export interface Outcome {
  readonly isBusy: boolean;
  readonly reason?: Explanation;
}

type Clicked = 'command' | 'dialTyped' | 'redial';

/**
 * Sends one click with an id of its own, and again with the same id when the worker was stopped before it
 * could answer: the same id is the same click.
 */
export async function click<Q extends Clicked>(
  question: Q,
  input: Omit<OwnQuestions[Q]['input'], 'id'>,
): Promise<Explanation | undefined> {
  const whole = { ...input, id: crypto.randomUUID() } as OwnQuestions[Q]['input'];
  const first = await ask<Clicked>(question, whole);
  const reply = first.ok ? first : await ask<Clicked>(question, whole);
  if (!reply.ok) return explain(reply.error);
  return reply.value.ok ? undefined : reply.value.error;
}

/** Does one thing to the session. Gives why it was refused, or undefined. */
export function work(command: Work): Promise<Explanation | undefined> {
  return click('command', { command });
}

/** A button that does one command: busy while it is sent, and it says so when it was refused. */
export function Command(props: {
  work: Work;
  class?: string;
  isDisabled?: boolean;
  children: ComponentChildren;
}) {
  const outcome = useSignal<Outcome>({ isBusy: false });
  const send = async () => {
    outcome.value = { isBusy: true };
    const reason = await work(props.work);
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
