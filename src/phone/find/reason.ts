import type { Shape } from './format-score.ts';
import type { Label } from './label-evidence.ts';
import type { Rejection } from './reject-number.ts';

/** Evidence for or against a number. `_locales` has the text of each. */
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
  | 'faxNumber'
  | 'quantity'
  | 'range'
  | 'otherDigits'
  | 'extension'
  | 'emergency'
  | 'notAllocated'
  | 'taughtPhone'
  | 'taughtNotPhone'
  | 'taughtBoth';

export interface Part {
  readonly reason: Reason;
  readonly points: number;
}

/** Points that no evidence outweighs. */
export const refused = -10;
