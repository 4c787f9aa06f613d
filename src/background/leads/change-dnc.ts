import type { Failure } from '../../failure.ts';
import { type DncChange, queueChange } from '../../leads/dnc-change.ts';
import type { DncRequest } from '../../messages/requests.ts';
import { format, toDialString } from '../../phone/dialing/dial-string.ts';
import { loadPlanOf } from '../../platform/phone-metadata.ts';
import { dncChanges } from '../../platform/stored-dnc-changes.ts';
import { popupState } from '../../platform/stored-state.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type CallAction, dispositionOf } from '../../session/command.ts';
import type { PopupState } from '../../session/popup-state.ts';
import { readSettings } from '../effective-settings.ts';
import { numberReader } from '../session/check-command.ts';
import { sendDncChanges } from './send-dnc-changes.ts';

/** Queues the number that an agent typed for a do-not-call list, and sends it. */
export async function addToDnc({ id, shown, list, reason }: DncRequest): Promise<Result<null, Failure>> {
  const read = await numberReader();
  const typed = read(shown);
  if (!typed.ok) return typed;
  return queue(id, typed.value.number, list, reason);
}

/** Queues that a number is taken off the list to which the change `change` has added it. */
export async function removeFromDnc(id: string, change: string): Promise<Result<null, Failure>> {
  if (!(await readSettings()).values.dncChanges) return fail({ kind: 'setByOrganization' });
  const added = (await dncChanges.get()).find((each) => each.id === change);
  if (!added) return fail({ kind: 'gone' });
  const { failure: _before, ...rest } = added;
  await store({ ...rest, id, action: 'remove', reason: '', at: Date.now(), state: 'pending' });
  return ok(null);
}

/** The agent sends the refused changes again, for example with another account. */
export async function retryDncChanges(): Promise<void> {
  await dncChanges.update((all) =>
    all.map((each) => (each.state === 'refused' ? { ...each, state: 'pending' as const } : each)),
  );
  await sendDncChanges();
}

/**
 * A disposition that means do not call also puts the number of the call on the list. `before`: the state at the press, because
 * the call may be gone afterward.
 */
export async function noteDncDisposition(id: string, command: CallAction, before: PopupState): Promise<void> {
  const status = dispositionOf(command);
  const { dncStatuses, dncList } = (await readSettings()).values;
  if (status === undefined || !dncStatuses.includes(status)) return;
  const number = numberOnLine(before);
  if (number !== undefined) await queue(`dnc-${id}`.slice(0, 64), number, dncList, status, before);
}

/** The number of the call as E.164, from the session or from the dial. */
function numberOnLine({ session, call }: PopupState): string | undefined {
  const { phoneNumber, phoneCode } = session.lead ?? {};
  if (phoneNumber && phoneCode) return `+${phoneCode}${phoneNumber}`;
  return call?.number;
}

async function queue(
  id: string,
  number: string,
  list: DncRequest['list'],
  reason: string,
  known?: PopupState,
): Promise<Result<null, Failure>> {
  const { values } = await readSettings();
  if (known === undefined && !values.dncChanges) return fail({ kind: 'setByOrganization' });
  const { session, signIn } = known ?? (await popupState.get());
  if (signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const campaign = list === 'campaignDnc' ? session.campaign : '';
  if (campaign === undefined) return fail({ kind: 'campaignUnknown' });
  await loadPlanOf(number);
  const parts = toDialString(number);
  if (!parts.ok) return parts;
  await store({
    ...{ id, action: 'add', value: parts.value.value, formatted: format(number), campaign, reason },
    ...{ at: Date.now(), by: signIn.identity.agent, state: 'pending' },
  });
  return ok(null);
}

async function store(change: DncChange): Promise<void> {
  await dncChanges.update((all) => queueChange(all, change));
  void sendDncChanges();
}
