import { deviceArea } from './device-area.ts';
import { storedValue } from './storage.ts';

/**
 * The values that the user set, by key. `resolve` validates each. They contain no password, but the dialer's address
 * and the agent's name, so content scripts must not read them.
 */
export const userSettings = storedValue<Record<string, unknown>>(
  deviceArea,
  'settings',
  (raw): raw is Record<string, unknown> => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
  {},
);
