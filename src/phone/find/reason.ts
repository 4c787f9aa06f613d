import type { Shape } from './format-score.ts';
import type { Label } from './label-evidence.ts';
import type { Rejection } from './reject-number.ts';

/** What counted for or against a number; `_locales` has the words. */
export type Reason =
  | Shape['reason']
  | Exclude<Label['reason'], 'none'>
  | Rejection
  | 'missingPrefix'
  | 'mobileRange'
  | 'phoneHeader'
  | 'contactHeader'
  | 'idHeader'
  | 'phoneColumn'
  | 'idColumn'
  | 'quantity'
  | 'range'
  | 'otherDigits'
  | 'extension'
  | 'emergency'
  | 'notAllocated';

export interface Part {
  readonly reason: Reason;
  readonly points: number;
}

/** Points that nothing outweighs. */
export const refused = -10;
