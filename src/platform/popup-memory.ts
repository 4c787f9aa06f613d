import { storedValue } from './storage.ts';

/** State of the popup that survives closing it, until the browser closes. Contains no secret. */
export interface PopupMemory {
  /** Text that was typed and not sent, by field name. */
  readonly drafts: Readonly<Record<string, string>>;
  /** The pause code that the popup set last, with the time in epoch milliseconds. */
  readonly lastPause?: { readonly code: string; readonly at: number };
}

export const popupMemory = storedValue<PopupMemory>(
  'session',
  'popupMemory',
  (raw): raw is PopupMemory => typeof raw === 'object' && raw !== null && 'drafts' in raw,
  { drafts: {} },
);

/** Shortcut keys of dispositions, by campaign and status. */
export type DispositionKeys = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const dispositionKeys = storedValue<DispositionKeys>(
  'local',
  'dispositionKeys',
  (raw): raw is DispositionKeys => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
  {},
);
