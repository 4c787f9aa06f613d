import type { Dialer, Disposition } from '../dialer/tables.ts';

/** Requests the Dispo Call URLs of each of these dispositions, once and without looking at the reply, as PHP does. */
export function sendDispoHooks(dialer: Dialer, dispositions: readonly Disposition[]): void {
  for (const disposition of dispositions)
    for (const url of urlsFor(dialer, disposition))
      void fetch(dispoUrl(dialer, disposition, url)).catch(() => undefined);
}

const campaignOf = (dialer: Dialer, { user }: Disposition): string | undefined =>
  dialer.liveAgents.find((agent) => agent.user === user)?.campaignId;

/** The URLs for this status: that of the sandbox, and that of the campaign or its active alternatives (docs/vicidial/results-out.md 1). */
function urlsFor(dialer: Dialer, disposition: Disposition): string[] {
  const id = campaignOf(dialer, disposition);
  const own = dialer.campaigns.find((campaign) => campaign.id === id)?.dispoCallUrl ?? '';
  const alternatives = dialer.alternativeUrls.filter(
    ({ campaignId, entry, type, isActive, statuses }) =>
      campaignId === id &&
      entry === 'campaign' &&
      type === 'dispo' &&
      isActive &&
      ['---ALL---', disposition.status].some((status) => statuses.split(' ').includes(status)),
  );
  const written = own === 'ALT' ? alternatives.map(({ address }) => address) : [own];
  return [dialer.settings.dispoCallUrl, ...written].filter((url) => url !== '');
}

/** The URL with the values of a disposition. A field that it does not know stays literally (docs/vicidial/results-out.md 3). */
function dispoUrl(dialer: Dialer, disposition: Disposition, url: string): string {
  const { at, user, leadId, number, status, callback } = disposition;
  const lead = dialer.leads.find((each) => each.leadId === leadId);
  const ofAgent = (each: { user: string; leadId: number }) => each.user === user && each.leadId === leadId;
  const placed = dialer.placed.findLast(ofAgent);
  const delivered = dialer.delivered.findLast(ofAgent);
  const call = (delivered?.at ?? 0) > (placed?.at ?? 0) ? delivered : placed;
  const values: Readonly<Record<string, string>> = {
    call_id: call?.callerid ?? '',
    lead_id: String(leadId),
    vendor_lead_code: lead?.vendorLeadCode ?? '',
    list_id: lead?.listId ?? '',
    phone_number: number,
    user,
    campaign: campaignOf(dialer, disposition) ?? '',
    dispo: status,
    callback_datetime: callback?.at ?? '',
    term_reason: 'AGENT',
    uniqueid: call && 'uniqueid' in call ? call.uniqueid : '',
    epoch: String(Math.floor(at / 1000)),
  };
  return url.replace(/^VAR/i, '').replace(/--A--(\w+)--B--/g, (field, name: string) => {
    const value = values[name.toLowerCase()];
    return value === undefined ? field : new URLSearchParams({ '': value }).toString().slice(1);
  });
}
