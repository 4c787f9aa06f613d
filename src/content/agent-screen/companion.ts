import { isOrphan } from '../../platform/extension-context.ts';
import { onNotice, request } from '../../platform/messaging.ts';
import type { ScreenReport } from '../../session/agent-screen/agent-screen.ts';

declare global {
  /** Ends the running copy in this document; it lives in the extension's own world. */
  var endCompanion: (() => void) | undefined;
}

/** What the part in the page's world tells; the worker judges it, here it is only carried on. */
type Told = Omit<ScreenReport, 'kind' | 'isHidden'>;

/**
 * Carries what the agent screen's page tells to the worker: one message at a time, what comes meanwhile goes
 * with the next. It reads nothing of the page itself.
 */
function startCompanion(): () => void {
  const channel = `_${crypto.getRandomValues(new Uint32Array(4)).join('')}`;
  const end = new AbortController();
  const { signal } = end;
  let last: Told | undefined;
  let next: Told | undefined;
  let lists: Told['lists'];
  let isKnown = false;
  let isSending = false;
  let isGone = false;

  const greet = () => dispatchEvent(new CustomEvent('click-to-dial-hello', { detail: channel }));
  const stop = () => {
    dispatchEvent(new Event(`${channel}-stop`));
    end.abort();
  };

  const tell = (told: Told, kind: ScreenReport['kind']) =>
    request('agentScreen', { ...told, kind, isHidden: document.hidden });
  const take = (told: Told) => {
    // A page that goes is also hidden, after it has said good-bye.
    if (isGone) return;
    const events = [...(next?.events ?? []), ...told.events].slice(-32);
    const waiting = next?.lists ? { lists: next.lists } : {};
    last = next = { ...waiting, ...told, events };
    lists = told.lists ?? lists;
    void send();
  };
  const send = async () => {
    if (isSending || !next || signal.aborted) return;
    if (isOrphan()) return stop();
    const told = isKnown || !lists ? next : { ...next, lists };
    next = undefined;
    isSending = true;
    const reply = await tell(told, isKnown ? 'beat' : 'hello');
    isSending = false;
    if (reply.ok && !reply.value) return stop();
    // No answer is a worker that was stopped in between: the next beat finds a new one.
    isKnown = reply.ok && !isGone;
    void send();
  };

  addEventListener('click-to-dial-here', greet, { signal });
  addEventListener(
    channel,
    ({ detail }: Event & { detail?: unknown }) => {
      try {
        if (typeof detail === 'string' && detail.length < 100_000) take(JSON.parse(detail) as Told);
      } catch {
        // Not from our part of the page.
      }
    },
    { signal },
  );
  document.addEventListener('visibilitychange', () => last && take({ ...last, events: [] }), { signal });
  const leave = () => {
    isGone = true;
    isKnown = false;
    if (last) void tell({ ...last, events: [] }, 'bye');
  };
  addEventListener('pagehide', leave, { signal });
  const comeBack = () => {
    isGone = false;
    greet();
  };
  addEventListener('pageshow', ({ persisted }) => persisted && comeBack(), { signal });
  onNotice(({ notice }) => {
    if (notice === 'leaveAgentScreen') stop();
  }, signal);
  greet();
  return stop;
}

globalThis.endCompanion?.();
globalThis.endCompanion = startCompanion();
