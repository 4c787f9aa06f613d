import { isLost } from '../failure.ts';
import type { OwnRequests } from '../messages/requests.ts';
import { request } from '../platform/messaging.ts';
import type { CallAction } from '../session/command.ts';
import { Button, type ButtonProps } from '../ui/button.tsx';
import { FailureNotice } from '../ui/notice.tsx';
import { useAction } from '../ui/use-action.ts';

type ClickRequest = 'command' | 'dialTyped' | 'redial' | 'dialCallback';

/**
 * Sends one click with an id of its own, and again with the same id when the worker was stopped before it could reply:
 * the same id is the same click. `id`: of a click that was stored before.
 */
export async function sendClick<Q extends ClickRequest>(
  name: Q,
  input: Omit<OwnRequests[Q]['input'], 'id'>,
  id: string = crypto.randomUUID(),
) {
  const click = { ...input, id } as OwnRequests[Q]['input'];
  const first = await request<ClickRequest>(name, click);
  return !first.ok && isLost(first.error) ? request<ClickRequest>(name, click) : first;
}

/** Clicks of one part of the popup, one at a time. */
export function useClick() {
  const { isBusy, failure, run } = useAction();
  return {
    isBusy,
    /** Why the last click was refused, in words. */
    refusal: failure && <FailureNotice reason={failure} />,
    /** True when the worker accepted the click. */
    async send<Q extends ClickRequest>(
      name: Q,
      input: Omit<OwnRequests[Q]['input'], 'id'>,
    ): Promise<boolean> {
      return (await run(() => sendClick(name, input)))?.ok === true;
    },
  };
}

/** A button that sends one command: busy meanwhile, with the reason below when it was refused. */
export function CommandButton({
  command,
  onAccepted,
  ...button
}: ButtonProps & { command: CallAction; onAccepted?: () => void }) {
  const { isBusy, refusal, send } = useClick();
  return (
    <>
      <Button
        {...button}
        isBusy={isBusy || button.isBusy === true}
        onClick={() => void send('command', { command }).then((isAccepted) => isAccepted && onAccepted?.())}
      />
      {refusal}
    </>
  );
}
