import metadata from 'libphonenumber-js/metadata.max.json';
import type { numberTypes, TypePatterns } from '../../src/phone/numbering/number-type.ts';

type LibraryType = Exclude<(typeof numberTypes)[number], 'SATELLITE' | 'UNKNOWN'>;

/** Positions of the types in the library's rows, in the order of `numberTypes`. */
const positions: Record<LibraryType, number> = {
  PREMIUM_RATE: 3,
  SHARED_COST: 9,
  UAN: 6,
  PERSONAL_NUMBER: 4,
  VOICEMAIL: 5,
  PAGER: 7,
};

/**
 * The patterns of premium-rate and similar numbers from the library's complete metadata. The plans of the extension do not
 * contain them, and the complete metadata is four times the size, so only these patterns are added.
 */
export function numberTypePatterns(): TypePatterns {
  const rows = { ...metadata.countries, ...metadata.nonGeographic } as unknown as Record<
    string,
    readonly unknown[]
  >;
  return Object.fromEntries(
    Object.entries(rows).flatMap(([name, row]) => {
      const types = (row[11] || []) as readonly (readonly [string] | 0 | undefined)[];
      const patterns = Object.values(positions).map((at) => (types[at] || [''])[0]);
      return patterns.some((pattern) => pattern !== '') ? [[name, patterns]] : [];
    }),
  );
}
