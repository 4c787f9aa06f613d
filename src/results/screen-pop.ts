import { dialedBy } from '../session/incoming-call.ts';
import type { Settings } from '../settings/catalog.ts';
import { popFor } from '../settings/values/pop-address.ts';
import type { PopField, PopPlace } from '../settings/values/pop-rule.ts';
import type { ReceivedCall } from './received-call.ts';
import type { NumberLead, RecordChoice } from './record-choice.ts';

/** Milliseconds after the start or the answer of a call in which its record opens. Later it would only disturb. */
const latestMs = 60_000;

/** What is to happen for a received call now. `lookUp`: the leads with this number decide. `call` is the id of the call. */
export type ScreenPop =
  | { readonly kind: 'lookUp'; readonly call: string; readonly number: string }
  | { readonly kind: 'open'; readonly call: string; readonly address: string; readonly place: PopPlace }
  | { readonly kind: 'choose'; readonly call: string; readonly choice: RecordChoice };

/**
 * The record that is to open now, for a call that no agent dialed. Each call opens one at most, also if it is transferred and comes
 * back. `now` in epoch milliseconds. `leads`: those that have the number of the call, once the dialer was asked for them.
 */
export function screenPop(
  calls: readonly ReceivedCall[],
  settings: Pick<Settings, 'screenPop' | 'sites'>,
  now: number,
  leads: readonly NumberLead[] = [],
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
  const others = leads.filter(({ id }) => id !== call.lead.id);
  const isSearched = call.searchedAt !== undefined || call.number === undefined;
  const pop = popFor(
    {
      values: valuesOf(call),
      others: isSearched ? others.map((lead) => valuesOf(call, lead)) : undefined,
      inGroup: call.lead.inGroup,
      isAnswered: call.answeredAt !== undefined,
    },
    settings,
  );
  if (!pop) return undefined;
  if (pop.kind === 'lookUp') return { kind: 'lookUp', call: call.id, number: call.number ?? '' };
  const [first, second] = pop.found;
  if (!first) return undefined;
  if (!second) return { kind: 'open', call: call.id, address: first.address, place: pop.place };
  const options = pop.found.map(({ values, address }) => ({ lead: leadOf(values, leads), address }));
  const choice = { call: call.id, callKey: String(call.startedAt), place: pop.place, options };
  return { kind: 'choose', call: call.id, choice };
}

/** The values of the call, with the lead of the call or with another one that has the number. */
function valuesOf(
  { owner, callId, lead, number, campaign }: ReceivedCall,
  { id, vendorId }: Pick<NumberLead, 'id' | 'vendorId'> = {
    id: lead.id ?? '',
    vendorId: lead.vendorId ?? '',
  },
): Record<PopField, string> {
  return {
    lead_id: id,
    vendor_id: vendorId,
    vendor_lead_code: vendorId,
    phone_number: (number ?? '').replace('+', ''),
    did_pattern: lead.did ?? '',
    group: lead.inGroup ?? campaign ?? '',
    campaign: campaign ?? '',
    call_id: callId ?? '',
    user: owner.slice(owner.lastIndexOf('|') + 1),
  };
}

function leadOf({ lead_id, vendor_id }: Record<PopField, string>, leads: readonly NumberLead[]): NumberLead {
  const known = leads.find(({ id }) => id === lead_id) ?? { name: '', status: '', listId: '' };
  return { ...known, id: lead_id, vendorId: vendor_id };
}
