import type { Dialer, Disposition } from '../dialer/tables.ts';

/** Requests the Dispo Call URL of each of these dispositions, once and without looking at the reply, as PHP does. */
export function sendDispoHooks(dialer: Dialer, dispositions: readonly Disposition[]): void {
  const { dispoCallUrl } = dialer.settings;
  if (dispoCallUrl === '') return;
  for (const disposition of dispositions) void fetch(dispoUrl(dialer, disposition)).catch(() => undefined);
}

/** The URL with the values of a disposition. A field that it does not know stays literally (docs/vicidial/results-out.md 3). */
function dispoUrl(dialer: Dialer, { at, user, leadId, number, status, callback }: Disposition): string {
  const lead = dialer.leads.find((each) => each.leadId === leadId);
  const call = dialer.placed.findLast((each) => each.user === user && each.leadId === leadId);
  const campaign = dialer.liveAgents.find((agent) => agent.user === user)?.campaignId;
  const values: Readonly<Record<string, string>> = {
    call_id: call?.callerid ?? '',
    lead_id: String(leadId),
    vendor_lead_code: lead?.vendorLeadCode ?? '',
    list_id: lead?.listId ?? '',
    phone_number: number,
    user,
    campaign: campaign ?? '',
    dispo: status,
    callback_datetime: callback?.at ?? '',
    term_reason: 'AGENT',
    epoch: String(Math.floor(at / 1000)),
  };
  return dialer.settings.dispoCallUrl
    .replace(/^VAR/i, '')
    .replace(/--A--(\w+)--B--/g, (field, name: string) => {
      const value = values[name.toLowerCase()];
      return value === undefined ? field : new URLSearchParams({ '': value }).toString().slice(1);
    });
}
