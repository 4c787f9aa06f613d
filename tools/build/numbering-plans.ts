import metadata from 'libphonenumber-js/metadata.max.json';
import type { Plans } from '../../src/phone/numbering/metadata-parser.ts';
import { lexicon } from './lexicon.ts';

type LibraryRow = readonly unknown[];
type LibraryType = readonly [pattern: string] | 0 | undefined;

/** Positions in the library's rows. */
const typesAt = 11;
const fixedLineAt = 0;
const mobileAt = 1;

/**
 * The numbering plans of the extension: the library's complete metadata, with two patterns for each country instead of one for
 * each type. The first pattern matches all numbers that are not mobile numbers. The second matches the mobile numbers and is
 * empty if they cannot be distinguished from landlines (as under +1).
 */
export function numberingPlans(): Plans {
  const { countries, nonGeographic, country_calling_codes } = metadata;
  return {
    countries: withTwoTypes(countries as unknown as Record<string, LibraryRow>),
    nonGeographic: withTwoTypes(nonGeographic as unknown as Record<string, LibraryRow>),
    country_calling_codes,
    words: lexicon,
  };
}

function withTwoTypes(rows: Readonly<Record<string, LibraryRow>>): Record<string, LibraryRow> {
  return Object.fromEntries(
    Object.entries(rows).map(([name, row]) => {
      const types = (row[typesAt] || []) as readonly LibraryType[];
      const patterns = types.map((type) => (type ? type[0] : ''));
      const mobile = patterns[mobileAt] === patterns[fixedLineAt] ? '' : (patterns[mobileAt] ?? '');
      const others = [...new Set(patterns.filter((pattern) => pattern !== '' && pattern !== mobile))];
      const shared = row.slice(0, typesAt).map((field) => field ?? 0);
      while (shared.length < typesAt) shared.push(0);
      return [name, patterns.length > 0 ? [...shared, [others.join('|'), mobile]] : row.slice(0, typesAt)];
    }),
  );
}
