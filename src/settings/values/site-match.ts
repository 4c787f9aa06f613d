import type { Settings } from '../catalog.ts';
import { readLines } from '../entry-syntax.ts';
import { originOf, parseAddress } from './addresses.ts';
import { isExcluded, matches } from './site-pattern.ts';
import { type RecordSource, readSiteRule, type SiteRule } from './site-rule.ts';

/** The rule for an address: the first site that matches. Undefined if no site matches or the address is excluded. */
export function siteFor(
  url: string,
  settings: Pick<Settings, 'sites' | 'excludedSites'>,
): SiteRule | undefined {
  const address = parseAddress(url);
  if (!address || isExcluded(url, settings)) return undefined;
  return readLines(settings.sites, readSiteRule).find(({ pattern }) => matches(pattern, address));
}

/** The most places that a page gets, as a bound for hostile policies. */
const mostPlaces = 20;

/** Whether the page with this address gets events about its calls and may name its records. */
export function isIntegrated(url: string, { pageEventOrigins }: Pick<Settings, 'pageEventOrigins'>): boolean {
  const origin = originOf(url);
  return origin !== undefined && pageEventOrigins.includes(origin);
}

/** The attribute in which an integrated page names the record of a number, its kind and its name. */
export const recordAttributes = {
  id: 'data-clicktodial-record',
  type: 'data-clicktodial-type',
  name: 'data-clicktodial-name',
} as const;

/** The places in the page from which rules for this address's host read a record ID, without duplicates. */
export function recordPlaces(
  url: string,
  settings: Pick<Settings, 'sites' | 'pageEventOrigins'>,
): { selector: string; attribute?: string }[] {
  const address = parseAddress(url);
  if (!address) return [];
  const places = readLines(settings.sites, readSiteRule)
    .filter(({ pattern }) => matches(pattern.replace(/^([^:]+:\/\/[^/]+).*/, '$1/*'), address))
    .flatMap(({ vendor, lead }) => [vendor, lead])
    .flatMap((source) => {
      if (source?.from !== 'page') return [];
      const { selector, attribute } = source;
      return [attribute === undefined ? { selector } : { selector, attribute }];
    });
  const own = isIntegrated(url, settings)
    ? Object.values(recordAttributes).map((attribute) => ({ selector: `[${attribute}]`, attribute }))
    : [];
  return [...new Map([...own, ...places].map((place) => [JSON.stringify(place), place])).values()].slice(
    0,
    mostPlaces,
  );
}

/**
 * The record ID in a page's address by a template such as `/contacts/{id}`, in which `*` matches any one part. It has at
 * most 20 of the characters that the dialer keeps (docs/vicidial/facts.md 4). Undefined if the address contains none.
 */
export function recordIdFromUrl(template: string, url: string): string | undefined {
  const rest = parseAddress(url)?.rest.slice(0, 2000);
  if (rest === undefined) return undefined;
  const source = template
    .split(/(\{id\}|\*)/)
    .map((piece) => {
      if (piece === '{id}') return '([A-Za-z0-9_-]{1,20})(?![A-Za-z0-9_-])';
      return piece === '*' ? '[^/]{1,200}' : piece.replace(/[.+?^${}()|[\]\\/]/g, '\\$&');
    })
    .join('');
  return new RegExp(source).exec(rest)?.[1];
}

/** A record ID from a page in a form that is safe for the dialer, or undefined if it is invalid. */
export function cleanRecordId(text: string): string | undefined {
  const id = text.trim();
  // A quote breaks the dialer's SQL and `!` shifts the fields of the command (docs/vicidial/facts.md 4).
  return /^[A-Za-z0-9._-](?:[A-Za-z0-9 ._-]{0,18}[A-Za-z0-9._-])?$/.test(id) ? id : undefined;
}

/** The host permissions that sites and dialers need, for permission requests and for building a managed package. */
export function originsOf(settings: Pick<Settings, 'sites' | 'dialerUrls'>): string[] {
  const fromSites = readLines(settings.sites, readSiteRule).map(({ pattern }) => originPattern(pattern));
  const fromDialers = settings.dialerUrls.flatMap((url) => {
    const address = parseAddress(url);
    return address ? [`${address.scheme}://${address.host}/*`] : [];
  });
  return [...new Set([...fromDialers, ...fromSites])];
}

/** A permission covers a whole host, so it has no path and no port. */
function originPattern(pattern: string): string {
  const [, scheme = '', host = ''] = /^([^:]+):\/\/((?:\*\.)?(?:\[[^\]]+\]|[^/:]+))/.exec(pattern) ?? [];
  return `${scheme}://${host}/*`;
}

export type { RecordSource, SiteRule };
