import { ok, type Result } from '../../result.ts';
import { cutLine, readLines } from '../entry-syntax.ts';
import { hasErrors, type ValidationError } from '../validation-error.ts';
import { cutAddress } from './addresses.ts';

/** Where the id of the record on a CRM page is found. */
export type RecordSource =
  /** `{id}` in a piece of the address, e.g. `/contacts/{id}`; `*` stands for one part between slashes. */
  | { readonly from: 'url'; readonly template: string }
  /** The text of an element, or of its attribute, on the page. */
  | { readonly from: 'page'; readonly selector: string; readonly attribute?: string };

/** What is special about a site. What is left out is as in the settings. */
export interface SiteRule {
  /** As for content scripts: `https://crm.example.com/*`, `https://*.example.com/*`. */
  readonly pattern: string;
  /** ISO 3166 code of the country that national numbers are read in. */
  readonly country?: string;
  /** Goes along as the lead's vendor id. */
  readonly vendor?: RecordSource;
  /** Is the dialer's own lead id. */
  readonly lead?: RecordSource;
  readonly preview?: boolean;
  /** Calls from this site go out for this in-group. */
  readonly inGroup?: string;
}

/** `https://crm.example.com/*`: scheme, host (perhaps with `*.` in front), port and a path with `*`. */
export function readPattern(text: string): Result<string, ValidationError> {
  const parts = /^(https?|\*):\/\/(\*\.)?([^/*]+)(\/\S*)$/.exec(text);
  const address = parts && cutAddress(`http://${parts[3]}/`);
  const path = parts?.[4] ?? '';
  if (!address || /[?#\\]/.test(path) || path.split('*').length > 4) return hasErrors('notPattern');
  const port = /:(\d+)$/.exec(parts[3] ?? '')?.[1];
  return ok(`${parts[1]}://${parts[2] ?? ''}${address.host}${port ? `:${Number(port)}` : ''}${path}`);
}

/** Two capital letters; whether such a country exists is for the code that knows numbers. */
export function readCountry(text: string): Result<string, ValidationError> {
  return /^[A-Za-z]{2}$/.test(text) ? ok(text.toUpperCase()) : hasErrors('notCountry');
}

/** `url:/contacts/{id}`, `page:[data-record]@data-record`, `page:.record-number`. */
function readRecordSource(text: string): Result<RecordSource, ValidationError> {
  const [, from, what = ''] = /^(url|page):(.+)$/.exec(text) ?? [];
  if (from === 'url') {
    const isTemplate = what.split('{id}').length === 2 && !/[{}\s]/.test(what.replace('{id}', ''));
    // A `*` is one whole part between slashes, so that matching takes one pass whatever the address is.
    const stars = what.replaceAll('/*/', '//').replaceAll('/*/', '//');
    return isTemplate && !stars.includes('*') ? ok({ from, template: what }) : hasErrors('notUrlTemplate');
  }
  if (from === 'page') {
    const [, selector = '', attribute] = /^(.+?)(?:@([A-Za-z][\w:.-]*))?$/.exec(what) ?? [];
    if (/[{}<]/.test(selector)) return hasErrors('notSelector');
    return ok(attribute === undefined ? { from, selector } : { from, selector, attribute });
  }
  return hasErrors('notRecordSource');
}

const parts = ['country', 'vendor', 'lead', 'preview', 'inGroup'];

/** `https://crm.example.com/*;country=US;vendor=url:/contacts/{id};preview;inGroup=SALESLINE`. */
export function readSiteRule(line: string): Result<SiteRule, ValidationError> {
  const cut = cutLine(line, parts);
  if (!cut.ok) return cut;
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
        return hasErrors('notChoice', 'preview, preview=no');
      rule.preview = value !== 'no';
    } else {
      if (!/^[A-Za-z0-9_-]{1,20}$/.test(value)) return hasErrors('notDialerName', '20');
      rule.inGroup = value;
    }
  }
  return ok(rule);
}

/** The pattern that a line is about, as it is kept. */
export function sitePatterns(line: string): string[] {
  return readLines([line], readSiteRule).map(({ pattern }) => pattern);
}
