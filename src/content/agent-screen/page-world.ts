/**
 * The part that runs in the dialer's own page, in the page's own world, on vicidial.php only (docs/vicidial/facts.md 8).
 * It reads the names listed here and no others: never a password, a form or a request. All that
 * it touches is guarded; failing, it leaves the page as it found it. One file, no imports.
 */
(() => {
  type Names = Record<string, unknown>;
  const version = 1;
  const mark = Symbol.for('click-to-dial agent screen');
  const page = globalThis as unknown as Names;
  const running = (page as Record<symbol, { version: number; stop(): void } | undefined>)[mark];
  if (running && running.version >= version) return;
  running?.stop();

  const loop = 'all_refresh()';
  const beat = 5_000;
  /** Milliseconds that the browser's own timer waits longer than the worker's, in case there is no worker. */
  const net = 1_500;
  const told =
    /^(call_(dialed|answered|dead)|customer_gone|agent_hangup|dispo_(screen_open|set)|state_(ready|paused)|park_(started|retrieved)|3way_\w+|logged_\w+|login_invalid|session_disabled)$/;

  const ownTimeout = globalThis.setTimeout;
  let channel = '';
  let events: { type: string; message: string }[] = [];
  let isPlanned = false;
  /** 0 until the loop was seen to run: some installations are driven by other timers. */
  let ranAt = 0;
  let reportedAt = 0;
  let lists = '';
  let worker: Worker | undefined;
  const waiting = new Map<number, () => void>();

  const guarded = (run: () => unknown) => {
    try {
      run();
    } catch {
      // Another release, or a page in trouble: the page comes first.
    }
  };
  const text = (value: unknown, most: number) => String(value ?? '').slice(0, most);
  const list = (name: string) => (Array.isArray(page[name]) ? (page[name] as unknown[]) : []);

  /** Rows of parallel arrays: code, name, callback flag; those that an agent may not choose are left out. */
  const rows = (codes: string, names: string, chosen: string, callback: string) =>
    list(codes)
      .slice(0, 300)
      .map((code, at) => [text(code, 20), text(list(names)[at], 100), list(callback)[at] === 'Y'])
      .filter((_, at) => (list(chosen)[at] ?? 'Y') === 'Y');
  /** The campaign's own first: they are what its agents use most. */
  const readLists = () => ({
    statuses: [
      ...rows('cVARstatuses', 'cVARstatusnames', 'cVARSELstatuses', 'cVARCBstatuses'),
      ...rows('sVARstatuses', 'sVARstatusnames', 'sVARSELstatuses', 'sVARCBstatuses'),
    ],
    pauseCodes: rows('VARpause_codes', 'VARpause_code_names', '', ''),
  });

  const report = () => {
    isPlanned = false;
    const user = text(page['user'], 20);
    if (!channel || !user) return;
    const now = Date.now();
    const found = readLists();
    const isNew = JSON.stringify(found) !== lists;
    lists = JSON.stringify(found);
    reportedAt = now;
    const detail = JSON.stringify({
      user,
      campaign: text(page['campaign'], 20),
      at: now,
      quiet: ranAt && now - ranAt,
      isLive: Number(page['VD_live_customer_call']) === 1,
      isWaiting: Number(page['AutoDialWaiting']) === 1,
      events: events.splice(0, 32),
      ...(isNew ? { lists: found } : {}),
    });
    dispatchEvent(new CustomEvent(channel, { detail }));
  };
  /** After what the page does now, so that its flags fit its events; a timer would sleep in a hidden tab. */
  const reportSoon = () => {
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(() => guarded(() => isPlanned && report()));
  };
  const ran = () => {
    ranAt = Date.now();
    if (ranAt - reportedAt >= beat) reportSoon();
  };

  /** Only the timer of the page's loop is served by the worker, which the browser does not slow down. */
  const wakefulTimeout = function (this: unknown, handler: unknown, delay?: unknown, ...rest: unknown[]) {
    if (handler !== loop) return Reflect.apply(ownTimeout, this ?? globalThis, [handler, delay, ...rest]);
    ran();
    const wait = Number(delay) || 0;
    if (!worker) return ownTimeout(loop, wait);
    const run = () => {
      if (!waiting.delete(id)) return;
      clearTimeout(id);
      const refresh = page['all_refresh'];
      if (typeof refresh === 'function') refresh();
    };
    const id = Number(ownTimeout(run, wait + net));
    waiting.set(id, run);
    worker.postMessage([id, wait]);
    return id;
  };

  let inner: ((...given: unknown[]) => unknown) | undefined;
  const listening = function (this: unknown, ...given: unknown[]) {
    guarded(() => {
      const [type, message] = given;
      ran();
      if (!told.test(String(type))) return;
      events = [...events.slice(-31), { type: text(type, 32), message: text(message, 64) }];
      reportSoon();
    });
    return inner?.apply(this, given);
  };
  const listen = () =>
    guarded(() => {
      const found = page['agent_events'];
      if (typeof found !== 'function' || found === listening) return;
      inner = found as typeof inner;
      page['agent_events'] = listening;
    });

  const wake = () =>
    guarded(() => {
      const code = `onmessage=e=>setTimeout(()=>postMessage(e.data[0]),e.data[1]);setInterval(()=>postMessage(0),${beat})`;
      const url = URL.createObjectURL(new Blob([code]));
      const started = new Worker(url);
      URL.revokeObjectURL(url);
      // Refused by the page's rules: its timers stay as the browser has them.
      started.onerror = () => {
        worker = undefined;
      };
      started.onmessage = ({ data }) =>
        data === 0 ? guarded(() => Date.now() - reportedAt >= beat - 100 && report()) : waiting.get(data)?.();
      worker = started;
      page['setTimeout'] = wakefulTimeout;
    });

  const end = new AbortController();
  const stop = () => {
    end.abort();
    channel = '';
    if (page['setTimeout'] === wakefulTimeout) page['setTimeout'] = ownTimeout;
    if (inner && page['agent_events'] === listening) page['agent_events'] = inner;
    // What still waits has its net in the browser's own timer.
    worker?.terminate();
    worker = undefined;
    delete (page as Record<symbol, unknown>)[mark];
  };

  guarded(() => {
    Object.defineProperty(page, mark, { value: { version, stop }, configurable: true });
    const { signal } = end;
    addEventListener(
      'click-to-dial-hello',
      ({ detail }: Event & { detail?: unknown }) => {
        channel = text(detail, 64);
        lists = '';
        addEventListener(`${channel}-stop`, stop, { signal });
        guarded(report);
      },
      { signal },
    );
    addEventListener('DOMContentLoaded', listen, { capture: true, signal });
    addEventListener(
      'load',
      () => {
        listen();
        if (!reportedAt) reportSoon();
      },
      { capture: true, signal },
    );
    if (document.readyState !== 'loading') listen();
    wake();
    dispatchEvent(new Event('click-to-dial-here'));
  });
})();
