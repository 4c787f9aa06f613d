import type { CountryCode } from 'libphonenumber-js/core';

export type { CountryCode };

/**
 * National numbering plans: the metadata of libphonenumber-js, read without its parser. The parser would add 9 kB to the
 * content script and does not report how a number was written. A unit test compares both.
 */
type Format = readonly [
  pattern: string,
  format: string,
  leading?: readonly string[],
  prefixRule?: string,
  optional?: 0 | 1,
];
type Row = readonly [
  code: string,
  idd: string,
  pattern: string,
  lengths: readonly number[],
  formats?: readonly Format[] | 0,
  prefix?: string | 0,
  prefixRule?: string | 0,
  prefixForParsing?: string | 0,
  transform?: string | 0,
  prefixOptional?: 0 | 1,
  leading?: string | 0,
  types?: readonly [others: string, mobile: string] | 0,
];

/**
 * The numbering plans of the calling codes that begin with one digit, as `tools/build/numbering-plans.ts` makes them of
 * libphonenumber-js' `metadata.max.json`.
 */
export interface PlanZone {
  readonly countries: object;
  readonly country_calling_codes: object;
  readonly nonGeographic: object;
}

/** The first digits of calling codes. The plans of each are one file. */
export const planZones = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

const countries: Record<string, Row | undefined> = {};
const countriesOf: Record<string, readonly CountryCode[] | undefined> = {};
const beyondCountries: Record<string, Row | undefined> = {};
const knownCountries = new Set<string>();

/**
 * Adds the plans of a zone; before that, none of its numbers is recognized. All plans are 140 kB of data, more than the
 * code that reads them. So the script of a page loads them at its first number, and the worker loads only the zone of the
 * number that it dials.
 */
export function addZone(zone: PlanZone): void {
  Object.assign(countries, zone.countries);
  Object.assign(countriesOf, zone.country_calling_codes);
  Object.assign(beyondCountries, zone.nonGeographic);
  addCountryCodes(Object.keys(zone.countries));
}

/** Adds the ISO 3166 codes of countries whose plans may not be loaded. */
export function addCountryCodes(codes: readonly string[]): void {
  for (const code of codes) knownCountries.add(code);
}

export interface Reading {
  /** E.164. */
  readonly number: string;
  /** Calling code without `+`. */
  readonly code: string;
  /** National significant number. */
  readonly national: string;
  /** Undefined for satellite, international toll-free and similar numbers. */
  readonly country: CountryCode | undefined;
  /** Whether the number fits the numbering plan; if not, only its length is possible. */
  readonly valid: boolean;
  /** How many leading digits as written do not belong to the national number (0, 1, 00 49 …). */
  readonly before: number;
  /** The number was written with a national prefix (0, 1, 8 …). */
  readonly prefixed: boolean;
}

const wholes = new Map<string, RegExp>();
const beginnings = new Map<string, RegExp>();

/** The pattern for a whole text, compiled once. The key is the string of the metadata, so a lookup copies nothing. */
function whole(pattern: string): RegExp {
  let made = wholes.get(pattern);
  if (made === undefined) {
    made = new RegExp(`^(?:${pattern})$`);
    wholes.set(pattern, made);
  }
  return made;
}

function leading(pattern: string): RegExp {
  let made = beginnings.get(pattern);
  if (made === undefined) {
    made = new RegExp(`^(?:${pattern})`);
    beginnings.set(pattern, made);
  }
  return made;
}

/** Whether this is the ISO 3166 code of a country with a numbering plan. */
export function isCountry(code: string): code is CountryCode {
  return knownCountries.has(code);
}

/** The ISO 3166 codes of all countries with a numbering plan, as far as they are loaded. */
export function countryCodes(): readonly CountryCode[] {
  return [...knownCountries] as CountryCode[];
}

export function callingCodeOf(country: CountryCode): string {
  return (countries[country] as Row)[0];
}

function matches(row: Row, national: string): boolean {
  // Exchanges under +1 begin with 2 to 9; the patterns of some of its countries are too coarse to check that.
  if (row[0] === '1' && !/^[2-9]\d\d[2-9]\d{6}$/.test(national)) return false;
  if (!row[3].includes(national.length) || !whole(row[2]).test(national)) return false;
  return !row[11] || row[11].some((pattern) => pattern !== '' && whole(pattern).test(national));
}

/** Whether the plan assigns this number only to mobile phones. False if no pattern distinguishes them from landlines. */
export function isMobile({ country, national }: Pick<Reading, 'country' | 'national'>): boolean {
  const [others, mobile] = (country && countries[country]?.[11]) || ['', ''];
  return mobile !== '' && whole(mobile).test(national) && !(others !== '' && whole(others).test(national));
}

const lengthsByCode = new Map<string, readonly number[]>();

/** The possible lengths of national numbers under this calling code. */
function lengthsOf(code: string, shared: readonly CountryCode[]): readonly number[] {
  let lengths = lengthsByCode.get(code);
  if (lengths === undefined) {
    lengths = [...new Set(shared.flatMap((country) => (countries[country] as Row)[3]))];
    lengthsByCode.set(code, lengths);
  }
  return lengths;
}

/** The country of a national number under this calling code, and whether it fits the country's plan. */
function place(code: string, national: string): Pick<Reading, 'country' | 'valid'> | undefined {
  const shared = countriesOf[code];
  if (!shared) {
    const row = beyondCountries[code];
    return row?.[3].includes(national.length)
      ? { country: undefined, valid: matches(row, national) }
      : undefined;
  }
  if (!lengthsOf(code, shared).includes(national.length)) return undefined;
  for (const country of shared) {
    const row = countries[country] as Row;
    if (row[10] && !leading(row[10]).test(national)) continue;
    const valid = matches(row, national);
    if (shared.length > 1 && !row[10] && !valid) continue;
    return { country, valid };
  }
  const main = shared[0] as CountryCode;
  return (countries[main] as Row)[3].includes(national.length) ? { country: main, valid: false } : undefined;
}

/** Removes the national prefix, if there is one and the rest is still a number of the plan. */
function withoutPrefix(row: Row, digits: string): string {
  const prefix = row[7] || row[5];
  const match = prefix ? leading(prefix).exec(digits) : null;
  if (!match || match[0] === '') return digits;
  const last = match.length > 1 ? match[match.length - 1] : undefined;
  const national =
    row[8] && last !== undefined
      ? digits.replace(leading(prefix as string), row[8])
      : digits.slice(match[0].length);
  if (row[3].includes(digits.length) && !row[3].includes(national.length)) return digits;
  return whole(row[2]).test(digits) && !whole(row[2]).test(national) ? digits : national;
}

/**
 * Digits that people still write between a calling code and the national number although the plan no longer has them.
 * Mexico: `1` for mobile phones, `01`, `044` and `045` for calls, all until 2019-08-03. Argentina: `15` for mobile phones
 * is a prefix inside the country only.
 */
const abolishedInfixes: Readonly<Record<string, readonly [pattern: RegExp, national: string]>> = {
  '52': [/^(?:1|01|044|045)(\d{10})$/, '$1'],
  '54': [/^0?(11)15(\d{8})$|^0?(\d{3})15(\d{7})$|^0?(\d{4})15(\d{6})$/, '9$1$2$3$4$5$6'],
};

function withoutInfix(code: string, written: string): string {
  const infix = abolishedInfixes[code];
  return infix ? written.replace(infix[0], infix[1]) : written;
}

/** Digits that begin with a calling code. */
function readWithCode(digits: string, before: number): Reading | undefined {
  for (let length = 1; length <= 3; length++) {
    const code = digits.slice(0, length);
    const main = countriesOf[code]?.[0];
    const row = main ? countries[main] : beyondCountries[code];
    if (!row) continue;
    const written = digits.slice(length);
    const national = withoutPrefix(row, withoutInfix(code, written));
    const placed = place(code, national);
    if (!placed) return undefined;
    const skipped = before + length + Math.max(0, written.length - national.length);
    return {
      number: `+${code}${national}`,
      code,
      national,
      ...placed,
      before: skipped,
      prefixed: national !== written,
    };
  }
  return undefined;
}

/** Whether there are too many digits for a national number without its prefix: they start with a calling code. */
function mayBeOwnCode(row: Row, digits: string, national: string): boolean {
  return national === digits && digits.length >= 11 && needsPrefixMostly(row);
}

/** Digits that begin with the country's prefix for calls abroad, or with `00`, which people write everywhere. */
function readFromAbroad(row: Row, digits: string): Reading | undefined {
  const own = leading(row[1]).exec(digits)?.[0];
  for (const prefix of own === undefined || own === '00' ? ['00'] : [own, '00']) {
    if (!digits.startsWith(prefix) || digits[prefix.length] === '0') continue;
    const abroad = readWithCode(digits.slice(prefix.length), prefix.length);
    if (abroad?.valid) return abroad;
  }
  return undefined;
}

/** Digits as written in a country: national, or with its prefix for calls abroad. */
function readNational(digits: string, country: CountryCode): Reading | undefined {
  const row = countries[country] as Row;
  const abroad = readFromAbroad(row, digits);
  if (abroad) return abroad;
  const national = withoutPrefix(row, digits);
  const placed = place(row[0], national);
  if (digits.startsWith(row[0]) && (!placed?.valid || mayBeOwnCode(row, digits, national))) {
    const withCode = readWithCode(digits, 0);
    if (withCode?.valid && !(placed?.valid && withCode.prefixed)) return withCode;
  }
  if (!placed) return undefined;
  const before = Math.max(0, digits.length - national.length);
  return {
    number: `+${row[0]}${national}`,
    code: row[0],
    national,
    ...placed,
    before,
    prefixed: national !== digits,
  };
}

/**
 * Reads digits as a number: `international` if a `+` precedes them, otherwise as written in `country`. Undefined if no
 * numbering plan has numbers of that length.
 */
export function readDigits(
  digits: string,
  country: CountryCode,
  international: boolean,
): Reading | undefined {
  return international ? readWithCode(digits, 0) : readNational(digits, country);
}

/** In plans with long numbers, people do not have the very short numbers that the plan also allows. */
export function isLongEnough({ code, national }: Reading): boolean {
  const lengths = countries[countriesOf[code]?.[0] ?? '']?.[3] ?? [];
  return national.length >= 5 || Math.max(...lengths) < 9;
}

export interface Layout {
  /** The groups of the national number in the format of its country. */
  readonly groups: readonly string[];
  /** Whether the country always writes a prefix (0) before it. */
  readonly needsPrefix: boolean;
}

type National = Pick<Reading, 'code' | 'national'>;

/** The format of a number in its own country. */
export function layoutOf(reading: National): Layout {
  const { national } = reading;
  const found = formatOf(reading);
  const match = found && whole(found.format[0]).exec(national);
  if (!match) {
    const row = countries[countriesOf[reading.code]?.[0] ?? ''];
    return { groups: [national], needsPrefix: row !== undefined && needsPrefixMostly(row) };
  }
  const { row, format } = found;
  const { places, needsPrefix } = planOf(row, format);
  const groups = places.map((place) =>
    place.length === 2 && place.startsWith('$')
      ? (match[Number(place[1])] ?? '')
      : national.replace(whole(format[0]), place),
  );
  return { groups: groups.filter(Boolean), needsPrefix };
}

/** The number in the format of its country, with prefix and brackets. */
export function nationalFormat(reading: National): string {
  const found = formatOf(reading);
  if (!found) return reading.national;
  const [pattern, shape, , ownRule] = found.format;
  const rule = ownRule || found.row[6];
  return reading.national.replace(whole(pattern), rule ? shape.replace('$1', rule) : shape);
}

function formatOf({ code, national }: National): { row: Row; format: Format } | undefined {
  const row = countries[countriesOf[code]?.[0] ?? ''] ?? beyondCountries[code];
  const format = (row?.[4] || []).find(
    ([pattern, , starts]) =>
      (!starts?.length || leading(starts.at(-1) as string).test(national)) && whole(pattern).test(national),
  );
  return row && format ? { row, format } : undefined;
}

interface FormatPlan {
  /** The content of each group: `$1`, `$2`, `15` … */
  readonly places: readonly string[];
  readonly needsPrefix: boolean;
}

/** Whether most number formats of the country begin with a mandatory prefix. */
function needsPrefixMostly(row: Row): boolean {
  const formats = row[4] || [];
  return formats.filter((format) => planOf(row, format).needsPrefix).length * 2 > formats.length;
}

const formatPlans = new WeakMap<Format, FormatPlan>();

function planOf(row: Row, format: Format): FormatPlan {
  const known = formatPlans.get(format);
  if (known) return known;
  const [, shape, , ownRule, ownOptional] = format;
  const rule = ownRule || row[6] || '';
  const plan = {
    places: shape.split(/[^$\d]+/).filter(Boolean),
    needsPrefix: rule !== '' && !ownOptional && !row[9] && /\d/.test(rule.replace(/\$\d/g, '')),
  };
  formatPlans.set(format, plan);
  return plan;
}
