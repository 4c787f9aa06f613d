import type { NumberCheck, NumberRules } from '../../phone/dialing/dial-string.ts';
import { type CountryCode, isCountry } from '../../phone/numbering/format-number.ts';
import type { Settings } from '../catalog.ts';

/** The settings about numbers, for `checkNumber`. */
export function numberRules(
  values: Pick<Settings, 'allowedCountries' | 'blockedTypes' | 'blockedPrefixes'>,
): NumberRules {
  const { allowedCountries, blockedTypes, blockedPrefixes } = values;
  return {
    allowedCountries: allowedCountries.includes('*') ? [] : allowedCountries,
    blockedTypes,
    blockedPrefixes,
  };
}

/**
 * Why the agent must confirm a dial of this number; undefined if it is dialed at once. `home`: the country of national
 * numbers. Without a list of allowed countries, the agent confirms numbers of other countries.
 */
export function confirmReason(
  values: Pick<Settings, 'allowedCountries' | 'confirmDial'>,
  judged: NumberCheck,
  home: string,
): 'unusualNumber' | 'everyCallAsks' | undefined {
  if (values.confirmDial === 'never') return undefined;
  const isForeign = values.allowedCountries.length === 0 && judged.country !== home;
  if (judged.unusual || isForeign) return 'unusualNumber';
  return values.confirmDial === 'always' ? 'everyCallAsks' : undefined;
}

/** The first of these codes that is a country with a numbering plan, or the USA. */
export function homeCountry(...codes: readonly (string | undefined)[]): CountryCode {
  return codes.find((code): code is CountryCode => code !== undefined && isCountry(code)) ?? 'US';
}
