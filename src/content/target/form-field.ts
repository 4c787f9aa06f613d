import { findNumbers, hasShortNumbers, mayHoldNumber } from '../../phone/find/find-numbers.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { isSecretField } from '../dom/secret-field.ts';
import { fieldHeader } from '../match/field-label.ts';
import type { DialTarget } from './dial-target.ts';

export type Field = HTMLInputElement | HTMLTextAreaElement;

const types = new Set(['text', 'tel', 'search', 'number']);
const maxValueLength = 5000;

/** The field among these elements whose value may be read: never a password or a card number. */
export function fieldIn(path: readonly EventTarget[]): Field | undefined {
  const [innermost] = path;
  const isField =
    innermost instanceof HTMLTextAreaElement ||
    (innermost instanceof HTMLInputElement && types.has(innermost.type));
  return isField && !isSecretField(innermost) ? innermost : undefined;
}

/** The number in a field; of several numbers, the one at the caret. The value is read, never changed. */
export function fieldTarget(field: Field, country: CountryCode): DialTarget | undefined {
  const value = field.value.slice(0, maxValueLength);
  if (!mayHoldNumber(value, hasShortNumbers(country))) return undefined;
  const found = findNumbers(value, { country, header: fieldHeader(field) || undefined });
  // Fields of type `number` have no caret.
  const caret = field.selectionStart ?? 0;
  const chosen = found.findLast((each) => each.start <= caret) ?? found[0];
  if (!chosen) return undefined;
  const { start, end, number, ext } = chosen;
  const shown = value.slice(start, end);
  return {
    kind: 'field',
    element: field,
    number,
    ...(ext === undefined ? {} : { ext }),
    shown,
    boxes: () => [field.getBoundingClientRect()],
    isCurrent: () => field.isConnected && field.value.slice(start, end) === shown,
  };
}
