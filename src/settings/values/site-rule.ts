import type { TaughtRule } from '../../phone/find/taught-rules.ts';
import { ok, type Result } from '../../result.ts';
import { parseLine, readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';
import { readPattern } from './site-pattern.ts';
import { isSameRule, readTaughtPart, taughtNames } from './taught-part.ts';

/** The place of the record ID in a CRM page. */
export type RecordSource =
  /** `{id}` in a part of the address, e.g. `/contacts/{id}`. `*` matches one part between slashes. */
  | { readonly from: 'url'; readonly template: string }
  /** The text of an element in the page, or of an attribute. */
  | { readonly from: 'page'; readonly selector: string; readonly attribute?: string };

/** A site with the options that differ from the settings. */
export interface SiteRule {
  /** A match pattern: `https://crm.example.com/*`, `https://*.example.com/*`. */
  readonly pattern: string;
  /** ISO 3166 code of the country of national numbers. */
  readonly country?: string;
  /** Sent as the lead's vendor ID. */
  readonly vendor?: RecordSource;
  /** The dialer's lead ID. */
  readonly lead?: RecordSource;
  readonly preview?: boolean;
  /** The in-group of calls from this site. */
  readonly inGroup?: string;
  /** What people taught about the numbers of the site. */
  readonly taught?: readonly TaughtRule[];
}

/** Two capital letters. The code of `phone/` checks whether the country exists. */
export function readCountry(text: string): Result<string, ValidationError> {
  return /^[A-Za-z]{2}$/.test(text) ? ok(text.toUpperCase()) : invalid('notCountry');
}

/** `url:/contacts/{id}`, `page:[data-record]@data-record`, `page:.record-number`. */
function readRecordSource(text: string): Result<RecordSource, ValidationError> {
  const [, from, what = ''] = /^(url|page):(.+)$/.exec(text) ?? [];
  if (from === 'url') {
    const isTemplate = what.split('{id}').length === 2 && !/[{}\s]/.test(what.replace('{id}', ''));
    // A `*` is one whole part between slashes, so matching any address takes one pass.
    const stars = what.replaceAll('/*/', '//').replaceAll('/*/', '//');
    return isTemplate && !stars.includes('*') ? ok({ from, template: what }) : invalid('notUrlTemplate');
  }
  if (from === 'page') {
    const [, selector = '', attribute] = /^(.+?)(?:@([A-Za-z][\w:.-]*))?$/.exec(what) ?? [];
    if (/[{}<]/.test(selector)) return invalid('notSelector');
    return ok(attribute === undefined ? { from, selector } : { from, selector, attribute });
  }
  return invalid('notRecordSource');
}

const parts = ['country', 'vendor', 'lead', 'preview', 'inGroup'];
const optionInHead = /[,\s]\s*(?:country|vendor|lead|preview|inGroup|phone|notPhone)\s*(?:=|$)/;

/** `https://crm.example.com/*;country=US;vendor=url:/contacts/{id};preview;inGroup=SALESLINE;phone=header:Mobile`. */
export function readSiteRule(line: string): Result<SiteRule, ValidationError> {
  const cut = parseLine(line, parts, taughtNames);
  if (!cut.ok) return cut;
  // As a part of the path, the option would have no effect and cause no error.
  if (optionInHead.test(cut.value.head)) return invalid('noSemicolon');
  const pattern = readPattern(cut.value.head);
  if (!pattern.ok) return pattern;
  const rule: { -readonly [K in keyof SiteRule]: SiteRule[K] } = { pattern: pattern.value };
  for (const [name, value] of cut.value.parts) {
    if (name === 'country') {
      const country = readCountry(value);
      if (!country.ok) return country;
      rule.country = country.value;
    } else if (name === 'vendor' || name === 'lead') {
      const source = readRecordSource(value);
      if (!source.ok) return source;
      rule[name] = source.value;
    } else if (name === 'preview') {
      if (value !== '' && value !== 'yes' && value !== 'no')
        return invalid('notChoice', 'preview, preview=no');
      rule.preview = value !== 'no';
    } else {
      if (!/^[A-Za-z0-9_-]{1,20}$/.test(value)) return invalid('notDialerName', '20');
      rule.inGroup = value;
    }
  }
  const taught: TaughtRule[] = [];
  for (const [name, value] of cut.value.repeated) {
    const read = readTaughtPart(name, value);
    if (!read.ok) return read;
    if (!taught.some((rule) => isSameRule(rule, read.value))) taught.push(read.value);
  }
  return ok(taught.length > 0 ? { ...rule, taught } : rule);
}

/** The normalized pattern of a line. */
export function sitePatterns(line: string): string[] {
  return readLines([line], readSiteRule).map(({ pattern }) => pattern);
}
