import type { Settings } from '../catalog.ts';
import { callerIds } from './choices.ts';
import { cleanRecordId, type RecordSource, recordIdFromUrl, siteFor } from './site-match.ts';

/** What goes along with a dial from this page besides its number. */
export interface DialOptions {
  readonly preview: boolean;
  /** The record of the CRM page, for a lead that the dialer makes new. */
  readonly vendorId?: string;
  /** The dialer's own number of the lead. */
  readonly leadId?: string;
  /** The page says something where the rule looks for an id, and it cannot be one. */
  readonly isRecordDropped?: boolean;
  readonly inGroup?: string;
}

/** What a page said at the moment of the click; it may say anything. */
export interface ReadOnPage {
  readonly selector: string;
  readonly attribute?: string | undefined;
  /** Null: several texts that differ. */
  readonly text: string | null;
}

/** By the rule for the page that was clicked on; by the settings alone where there is no page or no rule. */
export function dialOptionsFor(
  settings: Settings,
  url: string | undefined,
  read: readonly ReadOnPage[] = [],
): DialOptions {
  const rule = url === undefined ? undefined : siteFor(url, settings);
  if (!rule || url === undefined) return { preview: settings.previewLead };
  const vendor = recordOf(rule.vendor, url, read, cleanRecordId);
  const lead = recordOf(rule.lead, url, read, leadNumber);
  return {
    preview: rule.preview ?? settings.previewLead,
    ...(vendor.id === undefined ? {} : { vendorId: vendor.id }),
    ...(lead.id === undefined ? {} : { leadId: lead.id }),
    ...(vendor.isDropped || lead.isDropped ? { isRecordDropped: true } : {}),
    ...(rule.inGroup === undefined ? {} : { inGroup: rule.inGroup }),
  };
}

/** The id by this source. Dropped: the page says something there, and it cannot be sent. */
function recordOf(
  source: RecordSource | undefined,
  url: string,
  read: readonly ReadOnPage[],
  clean: (text: string) => string | undefined,
): { id?: string | undefined; isDropped: boolean } {
  if (!source) return { isDropped: false };
  if (source.from === 'url') {
    const found = recordIdFromUrl(source.template, url);
    return { id: found === undefined ? undefined : clean(found), isDropped: false };
  }
  const { selector, attribute } = source;
  const there = read.find((each) => each.selector === selector && each.attribute === attribute);
  const id = clean(there?.text ?? '');
  return { id, isDropped: there !== undefined && id === undefined };
}

function leadNumber(text: string): string | undefined {
  return /^\d{1,9}$/.test(text) ? text : undefined;
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
