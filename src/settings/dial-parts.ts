import type { Settings } from './catalogue.ts';
import { callerIds } from './choices.ts';
import { recordIdFromUrl, siteFor } from './sites.ts';

/** What goes along with a dial from this page besides its number. */
export interface DialParts {
  readonly preview: boolean;
  /** The record of the CRM page, for a lead that the dialer makes new. */
  readonly vendorId?: string;
  /** The dialer's own number of the lead. */
  readonly leadId?: string;
  readonly inGroup?: string;
}

/** By the rule for the page that was clicked on; by the settings alone where there is no page or no rule. */
export function dialPartsFor(settings: Settings, url: string | undefined): DialParts {
  const rule = url === undefined ? undefined : siteFor(url, settings);
  if (!rule || url === undefined) return { preview: settings.previewLead };
  const vendorId = rule.vendor?.from === 'url' ? recordIdFromUrl(rule.vendor.template, url) : undefined;
  const leadId = rule.lead?.from === 'url' ? recordIdFromUrl(rule.lead.template, url) : undefined;
  return {
    preview: rule.preview ?? settings.previewLead,
    ...(vendorId === undefined ? {} : { vendorId }),
    ...(leadId !== undefined && /^\d{1,9}$/.test(leadId) ? { leadId } : {}),
    ...(rule.inGroup === undefined ? {} : { inGroup: rule.inGroup }),
  };
}

/** Which number the called person sees, as the dialer wants to be told; nothing: the campaign's own. */
export function callerIdParts({ callerId, callerIds: lines }: Pick<Settings, 'callerId' | 'callerIds'>): {
  group_alias?: string;
  outbound_cid?: string;
} {
  const chosen = callerIds(lines).find(({ id }) => id === callerId);
  if (!chosen) return {};
  return chosen.kind === 'groupAlias' ? { group_alias: chosen.value } : { outbound_cid: chosen.value };
}
