import { isOrphan } from '../platform/extension-context.ts';
import { t } from '../platform/i18n.ts';
import { onNotice, onTabRequest, request } from '../platform/messaging.ts';
import { startPage } from './page.ts';

declare global {
  /** The running copy in this document. It is in the extension's own world, so the page cannot see it. */
  var clickToDial: AbortController | undefined;
}

globalThis.clickToDial?.abort();
globalThis.clickToDial = new AbortController();
void startPage(
  {
    request,
    onNotice,
    onTabRequest,
    t,
    isOrphan,
    isFirst: document.readyState === 'loading',
  },
  globalThis.clickToDial.signal,
);
