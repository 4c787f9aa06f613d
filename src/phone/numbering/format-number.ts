import {
  type CountryCode,
  callingCodeOf,
  isCountry,
  layoutOf,
  type Reading,
  readDigits,
} from './metadata-parser.ts';

export { type CountryCode, callingCodeOf, isCountry };

/** What the numbering plans know about an E.164 number; nothing when it cannot be one. */
export function readE164(number: string): Reading | undefined {
  if (!/^\+[1-9]\d{4,16}$/.test(number)) return undefined;
  const reading = readDigits(number.slice(1), 'US', true);
  return reading?.number === number ? reading : undefined;
}

/** A number as people read it, with its calling code and in its country's groups; as it is when it fits no plan. */
export function format(number: string): string {
  const reading = readE164(number);
  if (!reading) return number;
  return `+${reading.code} ${layoutOf(reading).groups.join(' ')}`;
}
