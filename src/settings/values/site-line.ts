import { readSiteRule } from './site-rule.ts';
import { withTaughtRules } from './taught-line.ts';

/** The options of a site rule as an editor shows them. An empty text: the option is not set. */
export interface SiteFields {
  readonly pattern: string;
  readonly country: string;
  /** `url:/contacts/{id}` or `page:.record-number`. */
  readonly vendor: string;
  readonly lead: string;
  readonly preview: '' | 'yes' | 'no';
  readonly inGroup: string;
}

export const emptySite: SiteFields = {
  pattern: '',
  country: '',
  vendor: '',
  lead: '',
  preview: '',
  inGroup: '',
};

/** The fields of a valid line. What people taught about the site is not part of them. */
export function siteFields(line: string): SiteFields {
  const [pattern = '', ...pieces] = line.split(';').map((piece) => piece.trim());
  const textOf = (name: string) =>
    pieces
      .find((piece) => piece === name || piece.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .trim();
  const preview = textOf('preview');
  return {
    pattern,
    country: textOf('country') ?? '',
    vendor: textOf('vendor') ?? '',
    lead: textOf('lead') ?? '',
    preview: preview === undefined ? '' : preview === 'no' ? 'no' : 'yes',
    inGroup: textOf('inGroup') ?? '',
  };
}

/** The line of these fields. `before`: the line that it replaces, whose taught rules stay. */
export function siteLine(fields: SiteFields, before = ''): string {
  const { pattern, country, vendor, lead, preview, inGroup } = fields;
  const line = [
    normalizePattern(pattern),
    country && `country=${country}`,
    vendor && `vendor=${vendor}`,
    lead && `lead=${lead}`,
    preview && (preview === 'yes' ? 'preview' : 'preview=no'),
    inGroup && `inGroup=${inGroup}`,
  ]
    .filter(Boolean)
    .join(';');
  const known = readSiteRule(before);
  return known.ok && known.value.taught ? withTaughtRules(line, known.value.taught) : line;
}

/** An address as a person pastes it becomes a pattern: without query and fragment, and a bare host means its whole site. */
export function normalizePattern(text: string): string {
  const address = text.trim().replace(/[?#].*$/, '');
  return /^[a-z*]+:\/\/[^/]+$/i.test(address) ? `${address}/*` : address;
}

/** The pattern for the whole site, if this pattern is for a single page; undefined if it is for more. */
export function wholeSite(pattern: string): string | undefined {
  const [, site, path = ''] = /^([a-z*]+:\/\/[^/]+)(\/.*)$/i.exec(pattern) ?? [];
  return site !== undefined && !path.includes('*') ? `${site}/*` : undefined;
}
