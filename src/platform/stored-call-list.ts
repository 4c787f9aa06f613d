import { type CallList, noCallList } from '../leads/call-list/call-list.ts';
import { deviceArea } from './device-area.ts';
import { storedValue } from './storage.ts';

/** The call list of this device. Only the page that dials through it writes it, by presses of a person. */
export const callList = storedValue<CallList>(
  deviceArea,
  'callList',
  (raw): raw is CallList => typeof raw === 'object' && raw !== null && 'counts' in raw,
  noCallList,
);
