import { onExplainRequest, onNotice } from '../platform/broadcast.ts';
import { t } from '../platform/i18n.ts';
import { isOrphan, request } from '../platform/send.ts';
import { startPage } from './page.ts';

declare global {
  /** The running copy in this document; it lives in the extension's own world, the page does not see it. */
  var clickToDial: AbortController | undefined;
}

globalThis.clickToDial?.abort();
globalThis.clickToDial = new AbortController();
void startPage(
  { ask: request, onNotice, onExplain: onExplainRequest, say: t, isOrphan },
  globalThis.clickToDial.signal,
);
