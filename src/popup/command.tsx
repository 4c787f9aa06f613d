import { useSignal } from '@preact/signals';
import { type Explanation, isLost } from '../failure.ts';
import type { OwnRequests } from '../messages/requests.ts';
import { request } from '../platform/messaging.ts';
import type { CallAction } from '../session/command.ts';
import { Button, type ButtonLook } from '../ui/button.tsx';
import { FailureNotice } from '../ui/notice.tsx';

type Clicked = 'command' | 'dialTyped' | 'redial';

/**
 * Sends one click with an id of its own, and again with the same id when the worker was stopped before it
 * could answer: the same id is the same click.
 */
async function click<Q extends Clicked>(
  name: Q,
  input: Omit<OwnRequests[Q]['input'], 'id'>,
): Promise<Explanation | undefined> {
  const whole = { ...input, id: crypto.randomUUID() } as OwnRequests[Q]['input'];
  const first = await request<Clicked>(name, whole);
  const reply = !first.ok && isLost(first.error) ? await request<Clicked>(name, whole) : first;
  return reply.ok ? undefined : reply.error;
}

/** Something under way, and why the last one was refused. */
export function useClick() {
  const isBusy = useSignal(false);
  const reason = useSignal<Explanation | undefined>(undefined);
  return {
    isBusy: isBusy.value,
    /** In words, if there is one. */
    refusal: reason.value && <FailureNotice reason={reason.value} />,
    /** True when it was taken. */
    async send<Q extends Clicked>(name: Q, input: Omit<OwnRequests[Q]['input'], 'id'>): Promise<boolean> {
      if (isBusy.value) return false;
      isBusy.value = true;
      reason.value = await click(name, input);
      isBusy.value = false;
      return !reason.value;
    },
  };
}

/** A button that does one command: busy while it is sent, and it says so when it was refused. */
export function Command({ work, onDone, ...look }: ButtonLook & { work: CallAction; onDone?: () => void }) {
  const { isBusy, refusal, send } = useClick();
  return (
    <>
      <Button
        {...look}
        isBusy={isBusy || look.isBusy === true}
        onClick={() => void send('command', { command: work }).then((isTaken) => isTaken && onDone?.())}
      />
      {refusal}
    </>
  );
}
