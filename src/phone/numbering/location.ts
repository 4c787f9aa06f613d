import type { AreaRow } from './area-codes.ts';
import { type CountryCode, readE164 } from './format-number.ts';
import type { ZonesByPrefix } from './zones.ts';

export interface Location {
  /** Unknown for numbers that belong to no country. */
  readonly country: CountryCode | undefined;
  /** State or province in English, if the number identifies it. */
  readonly region?: string;
  /** Possible IANA time zones of the number's owner; none if too many are possible. */
  readonly zones: readonly string[];
}

/** The tables of locations. They are shipped as data; otherwise they would be part of the script of every frame. */
export interface PlaceData {
  readonly areaCodes: readonly AreaRow[];
  readonly zonesByContinent: Readonly<Record<string, string>>;
  readonly zonesByPrefix: ZonesByPrefix;
}

type Area = Required<Pick<Location, 'region' | 'zones'>>;

let data: PlaceData = { areaCodes: [], zonesByContinent: {}, zonesByPrefix: {} };
let areas: Map<string, Area> | undefined;
let zones: Map<string, string> | undefined;

/** Sets the location tables. They are indexed at the first lookup, because most pages never need one. */
export function setLocations(places: PlaceData): void {
  data = places;
  areas = zones = undefined;
}

/** Whether `setLocations` was called. */
export function hasLocations(): boolean {
  return data.areaCodes.length > 0;
}

/** The location of an area code of the United States or Canada; undefined for toll-free and other codes without one. */
export function areaOf(code: string): Area | undefined {
  areas ??= new Map(
    data.areaCodes.flatMap(([region, names, codes]) => {
      const all = names.split(' ').map((name) => (name.startsWith('Pacific/') ? name : `America/${name}`));
      return codes.split(' ').map((each) => [each, { region, zones: all }] as const);
    }),
  );
  return areas.get(code);
}

/** The IANA time zone of a country with a single one. */
export function zoneOf(country: string): string | undefined {
  zones ??= new Map(
    Object.entries(data.zonesByContinent).flatMap(([continent, list]) =>
      list.split(' ').map((entry) => [entry.slice(0, 2), `${continent}/${entry.slice(2)}`] as const),
    ),
  );
  return zones.get(country);
}

/**
 * The location of an E.164 number. A mobile number shows where it was assigned, not where its owner is, so the local time
 * is likely and not certain.
 */
export function locationOf(number: string): Location {
  const reading = readE164(number);
  const country = reading?.country;
  if (!reading || !country) return { country, zones: [] };
  if (reading.code === '1' && (country === 'US' || country === 'CA')) {
    const area = areaOf(reading.national.slice(0, 3));
    return area ? { country, ...area } : { country, zones: [] };
  }
  const zone = zoneOf(country);
  if (zone) return { country, zones: [zone] };
  const row = data.zonesByPrefix[country]?.find(([prefix]) => new RegExp(prefix).test(reading.national));
  return { country, zones: row?.slice(1) ?? [] };
}

/**
 * The local times in these zones without duplicates, as hours and minutes in the format of `locale`.
 */
export function localTimes(zones: readonly string[], at: Date, locale?: string): string[] {
  const times = zones.map((timeZone) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }).format(at),
  );
  return [...new Set(times)];
}

/** The name of a country in a language; its code if the browser has no name. */
export function countryName(country: CountryCode, language: string): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(country) ?? country;
}
