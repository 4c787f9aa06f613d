import metadata from 'libphonenumber-js/metadata.max.json';
import { type PlanZone, planZones } from '../../src/phone/numbering/metadata-parser.ts';

type LibraryRow = readonly unknown[];
type LibraryType = readonly [pattern: string] | 0 | undefined;

/** Positions in the library's rows. */
const typesAt = 11;
const fixedLineAt = 0;
const mobileAt = 1;

/**
 * The numbering plans of the extension by the first digit of the calling code: the library's complete metadata, with two
 * patterns for each country instead of one for each type. The first pattern matches all numbers that are not mobile numbers.
 * The second matches the mobile numbers and is empty if they cannot be distinguished from landlines (as under +1).
 */
export function numberingPlans(): ReadonlyMap<string, PlanZone> {
  const countries = withTwoTypes(metadata.countries as unknown as Record<string, LibraryRow>);
  const nonGeographic = withTwoTypes(metadata.nonGeographic as unknown as Record<string, LibraryRow>);
  return new Map(
    planZones.map((digit) => {
      const codes = Object.entries(metadata.country_calling_codes).filter(([code]) => code.startsWith(digit));
      const inZone = new Set<string>(codes.flatMap(([, names]) => names));
      return [
        digit,
        {
          countries: Object.fromEntries(Object.entries(countries).filter(([name]) => inZone.has(name))),
          country_calling_codes: Object.fromEntries(codes),
          nonGeographic: Object.fromEntries(
            Object.entries(nonGeographic).filter(([code]) => code.startsWith(digit)),
          ),
        },
      ];
    }),
  );
}

/** The ISO 3166 codes of all countries with a numbering plan. */
export function countryCodes(): readonly string[] {
  return Object.keys(metadata.countries);
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
