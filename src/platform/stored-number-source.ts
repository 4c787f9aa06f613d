import { storedValue } from './storage.ts';

/** Where a person chose numbers for the page of new leads. Only the extension's own menus and buttons store it. */
export type NumberSource =
  /** All numbers of the page in this frame of a tab. */
  | { readonly kind: 'page'; readonly tab: number; readonly frame: number }
  /** The number that the context menu was opened on. `text`: the selection or the address of the link. */
  | { readonly kind: 'menu'; readonly tab: number; readonly frame: number; readonly text: string }
  /** A number that the person typed. */
  | { readonly kind: 'typed'; readonly text: string };

/** The source that the page of new leads is to read next; null if it has read the last one. */
export const numberSource = storedValue<NumberSource | null>(
  'session',
  'numberSource',
  (raw): raw is NumberSource => typeof raw === 'object' && raw !== null && 'kind' in raw,
  null,
);
