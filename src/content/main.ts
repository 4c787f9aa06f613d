import { onExplain, onNotice } from '../platform/broadcast.ts';
import { say } from '../platform/i18n.ts';
import { ask, isOrphan } from '../platform/send.ts';
import { startPage } from './page.ts';

declare global {
  /** The running copy in this document; it lives in the extension's own world, the page does not see it. */
  var clickToDial: AbortController | undefined;
}

globalThis.clickToDial?.abort();
globalThis.clickToDial = new AbortController();
void startPage({ ask, onNotice, onExplain, say, isOrphan }, globalThis.clickToDial.signal);
