import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min';

export type { CountryCode };

/** Whether this is the ISO 3166 code of a country whose numbers are known. */
export function isCountry(code: string): code is CountryCode {
  return isSupportedCountry(code);
}

/** What an E.164 number says about itself; nothing when it is none. */
export function readE164(number: string): PhoneNumber | undefined {
  return /^\+[1-9]\d{3,16}$/.test(number) ? parsePhoneNumberFromString(number) : undefined;
}

/** A number as people read it, with its calling code; as it is when it fits no plan. */
export function format(number: string): string {
  return readE164(number)?.formatInternational() ?? number;
}
