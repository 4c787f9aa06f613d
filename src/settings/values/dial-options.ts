import type { Settings } from '../catalog.ts';
import { callerIds } from './caller-ids.ts';
import {
  cleanRecordId,
  isIntegrated,
  type RecordSource,
  recordAttributes,
  recordIdFromUrl,
  siteFor,
} from './site-match.ts';

/** The options of a dial from this page, besides its number. */
export interface DialOptions {
  readonly preview: boolean;
  /** The record ID of the CRM page, for a lead that the dialer creates. */
  readonly vendorId?: string;
  /** The dialer's ID of an existing lead. */
  readonly leadId?: string;
  /** The page has a text in the place of the record ID, and the text is no valid ID. */
  readonly isRecordDropped?: boolean;
  readonly inGroup?: string;
  /** What an integrated page says about the record. */
  readonly recordType?: string;
  readonly recordName?: string;
}

/** The text of a place in the page at the moment of the click. It is untrusted. */
export interface ReadOnPage {
  readonly selector: string;
  readonly attribute?: string | undefined;
  /** Null: the page has several different texts. */
  readonly text: string | null;
}

/** The options by the rule for the clicked page. Without a page or a rule, only the settings apply. */
export function dialOptionsFor(
  settings: Settings,
  url: string | undefined,
  read: readonly ReadOnPage[] = [],
): DialOptions {
  const rule = url === undefined ? undefined : siteFor(url, settings);
  if (!rule || url === undefined) return { preview: settings.previewLead };
  const isOwn = isIntegrated(url, settings);
  // The rule of the organization comes before what the page says.
  const source = rule.vendor ?? (isOwn ? attributeSource(recordAttributes.id) : undefined);
  const vendor = recordOf(source, url, read, cleanRecordId);
  const lead = recordOf(rule.lead, url, read, parseLeadId);
  return {
    preview: rule.preview ?? settings.previewLead,
    ...(vendor.id === undefined ? {} : { vendorId: vendor.id }),
    ...(lead.id === undefined ? {} : { leadId: lead.id }),
    ...(vendor.isDropped || lead.isDropped ? { isRecordDropped: true } : {}),
    ...(rule.inGroup === undefined ? {} : { inGroup: rule.inGroup }),
    ...(isOwn ? describedRecord(url, read) : {}),
  };
}

function attributeSource(attribute: string): RecordSource {
  return { from: 'page', selector: `[${attribute}]`, attribute };
}

function describedRecord(
  url: string,
  read: readonly ReadOnPage[],
): Pick<DialOptions, 'recordType' | 'recordName'> {
  const line = (text: string) => text.replace(/[\p{C}\s]+/gu, ' ').trim() || undefined;
  const { id: recordType } = recordOf(attributeSource(recordAttributes.type), url, read, line);
  const { id: recordName } = recordOf(attributeSource(recordAttributes.name), url, read, line);
  return {
    ...(recordType === undefined ? {} : { recordType }),
    ...(recordName === undefined ? {} : { recordName }),
  };
}

/** The ID from this source. Dropped: the page has a text there that cannot be sent. */
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

function parseLeadId(text: string): string | undefined {
  return /^\d{1,9}$/.test(text) ? text : undefined;
}

/** The caller ID as parameters of a dial. Empty: the campaign's caller ID applies. */
export function callerIdParts({ callerId, callerIds: lines }: Pick<Settings, 'callerId' | 'callerIds'>): {
  group_alias?: string;
  outbound_cid?: string;
} {
  const chosen = callerIds(lines).find(({ id }) => id === callerId);
  if (!chosen) return {};
  return chosen.kind === 'groupAlias' ? { group_alias: chosen.value } : { outbound_cid: chosen.value };
}
