/** A number in the two parts that the dialer stores. */
export interface StoredNumber {
  /** Calling code without `+`. */
  readonly phoneCode: string;
  /** National number, digits. */
  readonly value: string;
}

/**
 * The forms in which a lead may hold this number. The dialer compares the stored digits exactly
 * (docs/vicidial/facts.md 7), and lists are imported with and without calling code and leading 0.
 */
export function storedForms({ phoneCode, value }: StoredNumber): readonly string[] {
  const withCode = `${phoneCode}${value}`;
  // North America has no leading 0.
  return phoneCode === '1' ? [value, withCode] : [value, withCode, `0${value}`];
}
