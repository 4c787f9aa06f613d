import { isOrphan } from '../platform/extension-context.ts';
import { t } from '../platform/i18n.ts';
import { onNotice, onTabRequest, request } from '../platform/messaging.ts';
import { ok } from '../result.ts';
import { startPage } from './page.ts';

declare global {
  /** The running copy in this document; it lives in the extension's own world, the page does not see it. */
  var clickToDial: AbortController | undefined;
}

globalThis.clickToDial?.abort();
globalThis.clickToDial = new AbortController();
void startPage(
  {
    ask: request,
    onNotice,
    onExplain: (explain, signal) => onTabRequest('explainText', ({ text }) => ok(explain(text)), signal),
    say: t,
    isOrphan,
  },
  globalThis.clickToDial.signal,
);
