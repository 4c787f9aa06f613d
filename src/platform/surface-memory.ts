import { storedValue } from './storage.ts';

/** The pause code that the extension set last, with the time in epoch milliseconds. */
export interface LastPause {
  readonly code: string;
  readonly at: number;
}

/** Null if no code was set in this browser session. */
export const storedLastPause = storedValue<LastPause | null>(
  'session',
  'lastPause',
  (raw): raw is LastPause => typeof raw === 'object' && raw !== null && 'code' in raw && 'at' in raw,
  null,
);

/** Shortcut keys of dispositions, by campaign and status. */
export type DispositionKeys = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const dispositionKeys = storedValue<DispositionKeys>(
  'local',
  'dispositionKeys',
  (raw): raw is DispositionKeys => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
  {},
);
