import type { LeadImport } from '../leads/import/lead-import.ts';
import { deviceArea } from './device-area.ts';
import { storedValue } from './storage.ts';

/** The imports of leads in this browser, the newest first. Only the worker writes them. */
export const leadImports = storedValue<readonly LeadImport[]>(
  deviceArea,
  'leadImports',
  (raw): raw is readonly LeadImport[] =>
    Array.isArray(raw) && raw.every((each) => typeof each === 'object' && each !== null && 'counts' in each),
  [],
);
