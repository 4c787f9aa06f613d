import metadata from 'libphonenumber-js/metadata.max.json';
import type { Plans } from '../../src/phone/numbering/metadata-parser.ts';
import { givenNames, idWords } from './word-lists.ts';

type LibraryRow = readonly unknown[];
type LibraryType = readonly [pattern: string] | 0 | undefined;

/** Positions in the library's rows. */
const typesAt = 11;
const fixedLineAt = 0;
const mobileAt = 1;

/**
 * The numbering plans that the extension carries: the library's complete metadata, with two patterns for each country in place of one for
 * each type. The first pattern has all numbers that are no mobile numbers; the second has the mobile numbers, and is empty where nothing
 * tells them from landlines (as under +1).
 */
export function numberingPlans(): Plans {
  const { countries, nonGeographic, country_calling_codes } = metadata;
  return {
    countries: withTwoTypes(countries as unknown as Record<string, LibraryRow>),
    nonGeographic: withTwoTypes(nonGeographic as unknown as Record<string, LibraryRow>),
    country_calling_codes,
    words: { givenNames, idWords },
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
