import {
  isSameWordPlace,
  longestRule,
  rulePlaces,
  ruleWords,
  type TaughtRule,
} from '../../phone/find/taught-rules.ts';
import { ok, type Result } from '../../result.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** The parts of a site rule that hold what people taught: `phone=header:Mobile`, `notPhone=before:Order no`. */
export const taughtNames = ['phone', 'notPhone'] as const;

/** Reads the value of such a part: a place and words without digits. */
export function readTaughtPart(name: string, value: string): Result<TaughtRule, ValidationError> {
  const [, given, text = ''] = /^([a-z]+)\s*:\s*(.*)$/u.exec(value) ?? [];
  const place = rulePlaces.find((each) => each === given);
  const words = ruleWords(text);
  if (!place || words === '' || words.length > longestRule || /\p{N}/u.test(text))
    return invalid('notTaughtRule', rulePlaces.join(', '), String(longestRule));
  return ok({ isPhone: name === 'phone', place, words });
}

/** Whether both rules say the same, whatever the case and accents of their words. */
export function isSameRule(one: TaughtRule, other: TaughtRule): boolean {
  return one.isPhone === other.isPhone && isSameWordPlace(one, other);
}
