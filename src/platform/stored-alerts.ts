import { type AlertMemory, emptyAlertMemory } from '../team/alerts.ts';
import { storedValue } from './storage.ts';

/** Which alerts were announced and acknowledged in this browser. The team pages write it. */
export const alertMemory = storedValue<AlertMemory>(
  'session',
  'alertMemory',
  (raw): raw is AlertMemory => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'acknowledged'),
  emptyAlertMemory,
);
