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
 * Whether the agent must confirm a dial of this number. `home`: the country of national numbers. Without a list of allowed
 * countries, the agent confirms numbers of other countries.
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

/** The first of these codes that is a country with a numbering plan, or the USA. */
export function homeCountry(...codes: readonly (string | undefined)[]): CountryCode {
  return codes.find((code): code is CountryCode => code !== undefined && isCountry(code)) ?? 'US';
}
