import { deviceValue, journal } from '../../platform/database.ts';
import { popupState } from '../../platform/stored-state.ts';
import type { ReceivedCall } from '../../results/received-call.ts';
import { isForeignCall } from '../../session/incoming-call.ts';
import { numberReader } from '../session/check-command.ts';

/** The calls of the last two hours that were not dialed here. Only the worker writes them. */
export const receivedCalls = deviceValue('receivedCalls', (raw): raw is readonly ReceivedCall[] =>
  Array.isArray(raw),
);

/** Brings the received calls up to date with the session, and returns them. */
export async function noteReceivedCalls(): Promise<readonly ReceivedCall[]> {
  const known = (await receivedCalls.get()) ?? [];
  const state = await popupState.get();
  // Without such a call there is nothing to follow.
  if (known.length === 0 && !isForeignCall(state)) return known;
  const { followReceivedCalls } = await import('../../results/received-call.ts');
  const entries = await journal.recent();
  const read = await numberReader();
  const toE164 = (digits: string) => {
    const typed = read(digits);
    return typed.ok ? typed.value.number : undefined;
  };
  const now = { state, journal: entries, toE164, newId: crypto.randomUUID(), time: Date.now() };
  return (await receivedCalls.update((calls) => followReceivedCalls(calls ?? [], now))) ?? [];
}
