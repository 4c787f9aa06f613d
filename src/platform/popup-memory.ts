import { storedValue } from './storage.ts';

/** What the popup keeps while it is closed, until the browser closes. Holds no secret. */
export interface PopupMemory {
  /** What was typed and not sent, by the name of its field. */
  readonly drafts: Readonly<Record<string, string>>;
  /** The pause code that was set last from here, with the time in epoch milliseconds. */
  readonly lastPause?: { readonly code: string; readonly at: number };
}

export const popupMemory = storedValue<PopupMemory>(
  'session',
  'popupMemory',
  (raw): raw is PopupMemory => typeof raw === 'object' && raw !== null && 'drafts' in raw,
  { drafts: {} },
);

/** The keys of dispositions, by campaign and status. */
export type DispositionKeys = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const dispositionKeys = storedValue<DispositionKeys>(
  'local',
  'dispositionKeys',
  (raw): raw is DispositionKeys => typeof raw === 'object' && raw !== null && !Array.isArray(raw),
  {},
);
