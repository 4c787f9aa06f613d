import { deviceValue } from '../../platform/database.ts';
import type { SetCallback } from '../../session/callback/callbacks.ts';

/** The callbacks of all agents of this device. In the extension's own database, which content scripts cannot read. */
export const storedCallbacks = deviceValue<readonly SetCallback[]>(
  'callbacks',
  (raw): raw is readonly SetCallback[] => Array.isArray(raw),
);
