import { emptyMonitorPhone, type MonitorPhone } from '../team/listening.ts';
import { deviceArea } from './device-area.ts';
import { storedValue } from './storage.ts';

/** The phone that rang when a supervisor listened in. Only the worker writes it. */
export const monitorPhone = storedValue<MonitorPhone>(
  deviceArea,
  'monitorPhone',
  (raw): raw is MonitorPhone => typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'login'),
  emptyMonitorPhone,
);
