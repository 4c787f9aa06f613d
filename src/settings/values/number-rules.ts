import type { NumberCheck, NumberRules } from '../../phone/dialing/dial-string.ts';
import { type CountryCode, isCountry } from '../../phone/numbering/format-number.ts';
import type { Settings } from '../catalog.ts';

/** What the settings say about numbers, for `judgeNumber`. */
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
 * Whether the agent is asked before this number is dialed. `home`: the country that national numbers are read in.
 * Without a list of countries, the organization leaves the others to the agent's eye.
 */
export function mustAsk(
  values: Pick<Settings, 'allowedCountries' | 'confirmDial'>,
  judged: NumberCheck,
  home: string,
): boolean {
  const isForeign = values.allowedCountries.length === 0 && judged.country !== home;
  return (
    values.confirmDial === 'always' || (values.confirmDial === 'unusual' && (judged.unusual || isForeign))
  );
}

/** The first of these that is a country whose numbers we know; the USA when none is. */
export function homeCountry(...codes: readonly (string | undefined)[]): CountryCode {
  return codes.find((code): code is CountryCode => code !== undefined && isCountry(code)) ?? 'US';
}
