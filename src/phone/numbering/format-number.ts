import {
  type CountryCode,
  callingCodeOf,
  isCountry,
  layoutOf,
  type Reading,
  readDigits,
} from './metadata-parser.ts';

export { type CountryCode, callingCodeOf, isCountry };

/** The data of the numbering plans about an E.164 number; undefined if it cannot be one. */
export function readE164(number: string): Reading | undefined {
  if (!/^\+[1-9]\d{4,16}$/.test(number)) return undefined;
  const reading = readDigits(number.slice(1), 'US', true);
  return reading?.number === number ? reading : undefined;
}

/** A number for people, with its calling code and in the groups of its country; unchanged if it fits no plan. */
export function format(number: string): string {
  const reading = readE164(number);
  if (!reading) return number;
  return `+${reading.code} ${layoutOf(reading).groups.join(' ')}`;
}
