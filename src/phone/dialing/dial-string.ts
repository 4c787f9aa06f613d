import type { OwnFailure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isEmergency } from '../numbering/emergency.ts';
import { type CountryCode, readE164 } from '../numbering/format-number.ts';
import { type NumberType, numberTypes, typeOf } from '../numbering/number-type.ts';

export { format } from '../numbering/format-number.ts';
export { type NumberType, numberTypes };

/** Minimum of digits after the calling code. With fewer, the agent screen dials another lead (docs/vicidial/facts.md 1.7). */
const fewestNationalDigits = 4;
const mostDigits = 15;

export interface DialString {
  /** Calling code without `+`. */
  readonly phoneCode: string;
  /** National significant number, digits only. */
  readonly value: string;
  /** Unknown for numbers that belong to no country (satellite, international toll-free). */
  readonly country: CountryCode | undefined;
}

/**
 * An E.164 number in the form that the dialer needs: calling code and national number are separate, because it dials
 * prefix + code + value one after the other (docs/vicidial/facts.md 1.8).
 */
export function toDialString(number: string): Result<DialString, OwnFailure> {
  const read = readE164(number);
  if (!read) return fail({ kind: 'notANumber' });
  const value = read.national;
  if (isEmergency(value)) return fail({ kind: 'emergencyNumber' });
  if (value.length < fewestNationalDigits) return fail({ kind: 'numberTooShort' });
  if (value.length + read.code.length > mostDigits) return fail({ kind: 'notANumber' });
  return ok({ phoneCode: read.code, value, country: read.country });
}

export interface NumberRules {
  /** ISO 3166 codes; empty means all. */
  readonly allowedCountries: readonly string[];
  readonly blockedTypes: readonly NumberType[];
  /** Prefixes of E.164 numbers, with or without `+`. */
  readonly blockedPrefixes: readonly string[];
}

export interface NumberCheck {
  /** Ask before dialing: the number fits no numbering plan, or belongs to no country. */
  readonly unusual: boolean;
  readonly country: CountryCode | undefined;
}

/**
 * Whether the organization's rules allow dialing this number. Countries are compared, never calling codes:
 * +1 809 seems domestic in the USA and belongs to the Dominican Republic.
 */
export function checkNumber(number: string, rules: NumberRules): Result<NumberCheck, OwnFailure> {
  const dialString = toDialString(number);
  if (!dialString.ok) return dialString;
  const { country } = dialString.value;
  const digits = number.slice(1);
  const prefix = rules.blockedPrefixes.find(
    (each) => /\d/.test(each) && digits.startsWith(each.replace(/\D/g, '')),
  );
  if (prefix !== undefined) return fail({ kind: 'prefixBlocked', about: prefix });
  const type = typeOf(number);
  if (type && rules.blockedTypes.includes(type)) return fail({ kind: 'numberTypeBlocked', about: type });
  if (rules.allowedCountries.length > 0 && !(country && rules.allowedCountries.includes(country))) {
    return fail({ kind: 'countryNotAllowed', about: country ?? `+${dialString.value.phoneCode}` });
  }
  return ok({ unusual: type !== undefined || country === undefined, country });
}
