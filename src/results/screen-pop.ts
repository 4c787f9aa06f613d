import { dialedBy } from '../session/incoming-call.ts';
import type { Settings } from '../settings/catalog.ts';
import { popFor } from '../settings/values/pop-address.ts';
import type { PopField, PopPlace } from '../settings/values/pop-rule.ts';
import type { ReceivedCall } from './received-call.ts';

/** Milliseconds after the start or the answer of a call in which its record opens. Later it would only disturb. */
const latestMs = 60_000;

export interface ScreenPop {
  readonly call: string;
  readonly address: string;
  readonly place: PopPlace;
}

/**
 * The record that is to open now, for a call that no agent dialed. Each call opens one at most, also if it is transferred and comes
 * back. `now` in epoch milliseconds.
 */
export function screenPop(
  calls: readonly ReceivedCall[],
  settings: Pick<Settings, 'screenPop' | 'sites'>,
  now: number,
): ScreenPop | undefined {
  const call = calls.findLast(
    ({ endedAt, poppedAt, startedAt, answeredAt = startedAt, callId }) =>
      endedAt === undefined &&
      poppedAt === undefined &&
      now - answeredAt < latestMs &&
      dialedBy(callId) !== 'agent',
  );
  // Lead and number come in one report. Before it, a search would be opened for a record that is about to be known.
  if (!call || (call.lead.id === undefined && call.number === undefined)) return undefined;
  const found = popFor(
    valuesOf(call),
    { inGroup: call.lead.inGroup, isAnswered: call.answeredAt !== undefined },
    settings,
  );
  return found && { call: call.id, ...found };
}

function valuesOf({ owner, callId, lead, number, campaign }: ReceivedCall): Record<PopField, string> {
  return {
    lead_id: lead.id ?? '',
    vendor_id: lead.vendorId ?? '',
    vendor_lead_code: lead.vendorId ?? '',
    phone_number: (number ?? '').replace('+', ''),
    did_pattern: lead.did ?? '',
    group: lead.inGroup ?? campaign ?? '',
    campaign: campaign ?? '',
    call_id: callId ?? '',
    user: owner.slice(owner.lastIndexOf('|') + 1),
  };
}
