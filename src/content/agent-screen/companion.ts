import { isOrphan } from '../../platform/extension-context.ts';
import { onNotice, request } from '../../platform/messaging.ts';
import type { ScreenReport } from '../../session/agent-screen/agent-screen.ts';

declare global {
  /** Ends the running copy in this document; it lives in the extension's own world. */
  var endCompanion: (() => void) | undefined;
}

/** Milliseconds until a request that changes nothing is repeated. */
const retryAfterMs = 1_000;

/** The report of the script in the page's world. It is only forwarded here; the worker validates it. */
type PageReport = Omit<ScreenReport, 'kind' | 'isHidden'>;

/**
 * Forwards the reports of the agent screen's page to the worker, one message at a time. Reports that arrive meanwhile
 * are merged into the next message. It does not read the page itself. Returns a function that stops it.
 */
function startCompanion(): () => void {
  const channel = `_${crypto.getRandomValues(new Uint32Array(4)).join('')}`;
  const end = new AbortController();
  const { signal } = end;
  let last: PageReport | undefined;
  let next: PageReport | undefined;
  let lists: PageReport['lists'];
  let isKnown = false;
  let isSending = false;
  let isGone = false;

  /** Without its agent screen, a call cannot be hung up or disposed of: the browser asks before the page closes. */
  const warn = (event: Event) => event.preventDefault();
  const greet = () => dispatchEvent(new CustomEvent('click-to-dial-hello', { detail: channel }));
  const stop = () => {
    removeEventListener('beforeunload', warn);
    dispatchEvent(new Event(`${channel}-stop`));
    end.abort();
  };

  const sendReport = (report: PageReport, kind: ScreenReport['kind']) =>
    request('agentScreen', { ...report, kind, isHidden: document.hidden });
  const queueReport = (report: PageReport) => {
    // A page that unloads also becomes hidden, after its last report was sent.
    if (isGone) return;
    const events = [...(next?.events ?? []), ...report.events].slice(-32);
    const waiting = next?.lists ? { lists: next.lists } : {};
    last = next = { ...waiting, ...report, events };
    if (report.isLive) addEventListener('beforeunload', warn);
    else removeEventListener('beforeunload', warn);
    lists = report.lists ?? lists;
    void send();
  };
  const send = async () => {
    if (isSending || !next || signal.aborted) return;
    if (isOrphan()) return stop();
    const report = isKnown || !lists ? next : { ...next, lists };
    next = undefined;
    isSending = true;
    const reply = await sendReport(report, isKnown ? 'update' : 'open');
    isSending = false;
    if (reply.ok && !reply.value) return stop();
    // Without a reply, the worker was stopped meanwhile: the next report starts a new one.
    isKnown = reply.ok && !isGone;
    void send();
  };

  addEventListener(
    channel,
    ({ detail }: Event & { detail?: unknown }) => {
      try {
        if (typeof detail === 'string' && detail.length < 100_000)
          queueReport(JSON.parse(detail) as PageReport);
      } catch {
        // The event does not come from our script in the page.
      }
    },
    { signal },
  );
  document.addEventListener('visibilitychange', () => last && queueReport({ ...last, events: [] }), {
    signal,
  });
  const leave = () => {
    isGone = true;
    isKnown = false;
    if (last) void sendReport({ ...last, events: [] }, 'close');
  };
  addEventListener('pagehide', leave, { signal });
  const restore = () => {
    isGone = false;
    greet();
  };
  onNotice(({ notice }) => {
    if (notice === 'leaveAgentScreen') stop();
    // The command is at the dialer already. The page's part decides whether a tick may come early.
    if (notice === 'bringTickForward' && isKnown) dispatchEvent(new Event(`${channel}-forward`));
  }, signal);
  void join();
  return stop;

  /** Shows nothing to the page before the worker knows that it is the agent screen. */
  async function join(): Promise<void> {
    let joined = await request('joinAgentScreen', {});
    // Without a reply, the worker was stopped meanwhile.
    while (!joined.ok && !signal.aborted && !isOrphan()) {
      await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      joined = await request('joinAgentScreen', {});
    }
    if (signal.aborted) return;
    if (!joined.ok || !joined.value) return end.abort();
    addEventListener('click-to-dial-here', greet, { signal });
    addEventListener('pageshow', ({ persisted }) => persisted && restore(), { signal });
    greet();
  }
}

globalThis.endCompanion?.();
globalThis.endCompanion = startCompanion();
