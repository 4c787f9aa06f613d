/** Minimum of digits of a phone number with its area code. */
export const fewestDigits = 7;

/** Maximum of characters between two groups of digits of one number. */
export const widestGap = 4;
