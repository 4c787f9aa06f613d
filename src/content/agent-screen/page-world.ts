/**
 * The script that runs in the page's own world of the dialer's agent screen, vicidial.php only
 * (docs/vicidial/facts.md 8). It reads only the names listed here: never a password or a request. Every access
 * is guarded, and an error leaves the page as it was. It is one file without imports.
 */
(() => {
  type Names = Record<string, unknown>;
  const version = 4;
  const mark = Symbol.for('click-to-dial agent screen');
  const page = globalThis as unknown as Names;
  const running = (page as Record<symbol, { version: number; stop(): void } | undefined>)[mark];
  if (running && running.version >= version) return;
  running?.stop();

  const loop = 'all_refresh()';
  const reportIntervalMs = 5_000;
  /** Milliseconds that the fallback timer of the page waits longer than the timer of the worker. */
  const fallbackDelayMs = 1_500;
  const reportedEvents =
    /^(call_(dialed|answered|dead)|customer_gone|agent_hangup|dispo_(screen_open|set)|state_(ready|paused)|park_(started|retrieved)|3way_\w+|logged_\w+|login_invalid|session_disabled)$/;

  /** Alerts about a number that the screen does not dial. Other alerts can name customers and are not reported. */
  const refusalAlerts = /\bDNC\b|do.not.call|call.?time|camp(aign )?lists?\b|\b(limit|quota)\b|\d{6}/i;
  /** An automatic campaign raises this alert every second (docs/vicidial/results-out.md 6). */
  const frequentAlert = /^CHECK-FOR-CALL/;

  const ownTimeout = globalThis.setTimeout;
  let channel = '';
  let events: { type: string; message: string }[] = [];
  let isPlanned = false;
  /** 0 until the loop was seen to run: some installations use other timers. */
  let ranAt = 0;
  let reportedAt = 0;
  let wasLive = false;
  let lists = '';
  let worker: Worker | undefined;
  /** Timers of the page's loop by the ID that the page got, with the milliseconds that the page asked for. */
  const waiting = new Map<number, { readonly wait: number; run(): void }>();
  /** Timers of this script in the worker. Their IDs are negative. */
  const ownTimers = new Map<number, () => void>();
  let ownTimerCount = 0;
  /** Milliseconds by `performance.now()` of the last tick of the page's loop. */
  let tickedAt = 0;

  const guarded = (run: () => unknown) => {
    try {
      run();
    } catch {
      // Another release, or an error of the page: the page must go on working.
    }
  };
  const text = (value: unknown, most: number) => String(value ?? '').slice(0, most);
  const isSet = (name: string) => Number(page[name]) === 1;
  const list = (name: string) => (Array.isArray(page[name]) ? (page[name] as unknown[]) : []);

  /**
   * Rows of parallel arrays: code, name, flag. The flag of a status is that it asks for a callback, the flag of a pause
   * code that a manager must approve it. Entries that an agent may not select are left out.
   */
  const rows = (codes: string, names: string, chosen: string, flags: string) =>
    list(codes)
      .slice(0, 300)
      .map((code, at) => [
        text(code, 20),
        text(list(names)[at], 100),
        /^Y(ES)?$/.test(String(list(flags)[at])),
      ])
      .filter((_, at) => (list(chosen)[at] ?? 'Y') === 'Y');
  /** The campaign's own entries come first: its agents use them most. */
  const readLists = () => ({
    statuses: [
      ...rows('cVARstatuses', 'cVARstatusnames', 'cVARSELstatuses', 'cVARCBstatuses'),
      ...rows('sVARstatuses', 'sVARstatusnames', 'sVARSELstatuses', 'sVARCBstatuses'),
    ],
    pauseCodes: rows('VARpause_codes', 'VARpause_code_names', '', 'VARpause_code_mgrapr'),
  });

  /** The first whole number in a place of the page; nothing while the page does not show one. */
  const shownCount = (name: string, id: string) => {
    const found = /\d{1,5}/.exec(document.getElementById(id)?.textContent ?? '');
    return found ? { [name]: Number(found[0]) } : {};
  };
  const measuredLatency = () => {
    const latency = Math.round(Number(page['latency']));
    return latency > 0 && latency < 100_000 ? { latency } : {};
  };

  /** The form in which the page keeps the lead of the call. Only these fields of it are read. */
  const leadFields = {
    id: ['lead_id', /^[1-9]\d{0,9}$/],
    vendorId: ['vendor_lead_code', /^[\w.@-]{1,20}$/],
    phoneNumber: ['phone_number', /^\d{4,18}$/],
    phoneCode: ['phone_code', /^\d{1,10}$/],
  } as const;
  /** Of an inbound call: the in-group, and the number that the customer called. */
  const callNames = { inGroup: 'VDCL_group_id', did: 'did_pattern' } as const;
  /** The lead and the call that the page shows; nothing while it has no call. Other values than IDs and numbers are left out. */
  const shownLead = () => {
    if (!isSet('VD_live_customer_call') && !isSet('MD_channel_look')) return {};
    const form = (document as unknown as Record<string, Record<string, { value?: unknown }> | undefined>)[
      'vicidial_form'
    ];
    const fields = Object.entries(leadFields).flatMap(([name, [field, shape]]) => {
      const value = text(form?.[field]?.value, 30).trim();
      return shape.test(value) ? [[name, value]] : [];
    });
    const names = Object.entries(callNames).flatMap(([name, global]) => {
      const value = text(page[global], 30);
      return /^[\w.@-]{1,20}$/.test(value) ? [[name, value]] : [];
    });
    return fields.length > 0 ? { lead: Object.fromEntries([...fields, ...names]) } : {};
  };

  const report = () => {
    isPlanned = false;
    const user = text(page['user'], 20);
    if (!channel || !user) return;
    const now = Date.now();
    const found = readLists();
    const isNew = JSON.stringify(found) !== lists;
    lists = JSON.stringify(found);
    reportedAt = now;
    wasLive = isSet('VD_live_customer_call');
    const detail = JSON.stringify({
      user,
      campaign: text(page['campaign'], 20),
      at: now,
      quiet: ranAt && now - ranAt,
      isLive: wasLive,
      isWaiting: Number(page['AutoDialWaiting']) === 1,
      isRinging: isSet('MD_channel_look'),
      isManual: page['dial_method'] === 'MANUAL',
      ...shownCount('callsWaiting', 'AgentStatusCalls'),
      ...shownCount('callbackCount', 'CBstatusSpan'),
      ...measuredLatency(),
      ...shownLead(),
      events: events.splice(0, 32),
      ...(isNew ? { lists: found } : {}),
    });
    dispatchEvent(new CustomEvent(channel, { detail }));
  };
  /** Reports after the page's current task, so that flags and events match. A timer is delayed in a hidden tab. */
  const reportSoon = () => {
    if (isPlanned) return;
    isPlanned = true;
    queueMicrotask(() => guarded(() => isPlanned && report()));
  };
  const noteLoopRun = () => {
    ranAt = Date.now();
    // The page reports no event for a call that the dialer delivers: only the flag shows it.
    if (ranAt - reportedAt >= reportIntervalMs || isSet('VD_live_customer_call') !== wasLive) reportSoon();
  };

  /** Runs only the timer of the page's loop in the worker, whose timers the browser does not throttle. */
  const unthrottledTimeout = function (this: unknown, handler: unknown, delay?: unknown, ...rest: unknown[]) {
    if (handler !== loop) return Reflect.apply(ownTimeout, this ?? globalThis, [handler, delay, ...rest]);
    noteLoopRun();
    tickedAt = performance.now();
    const wait = Number(delay) || 0;
    if (!worker) return ownTimeout(loop, wait);
    const run = () => {
      if (!waiting.delete(id)) return;
      clearTimeout(id);
      const refresh = page['all_refresh'];
      if (typeof refresh === 'function') refresh();
    };
    const id = Number(ownTimeout(run, wait + fallbackDelayMs));
    waiting.set(id, { wait, run });
    worker.postMessage([id, wait]);
    return id;
  };

  const later = (milliseconds: number, run: () => void) => {
    ownTimerCount += 1;
    ownTimers.set(-ownTimerCount, run);
    worker?.postMessage([-ownTimerCount, milliseconds]);
  };
  const runTimer = (id: number) => {
    const own = ownTimers.get(id);
    ownTimers.delete(id);
    guarded(() => own?.());
    waiting.get(id)?.run();
  };

  /*
   * Bringing the page's next tick forward, after the dialer has stored a command (docs/vicidial/agent-screen-tick.md 4).
   */
  /** With less time between two ticks, a slow server would carry out a command without an ID twice. */
  const minTickGapMs = 500;
  const highestLatencyMs = 400;
  /** A longer wait is not that of the running loop: the page has ended itself. */
  const longestWaitMs = 2_000;
  const retryMs = 25;
  const mostTries = 40;
  let isTickPending = false;
  let watchesLeft = 0;

  const newestWaiting = () => [...waiting.values()].at(-1);
  /** Runs the tick, waits for milliseconds, or leaves the tick to the page. */
  const nextStep = (triesLeft: number): 'run' | 'leave' | number => {
    const next = newestWaiting();
    if (!worker || !next || next.wait > longestWaitMs) return 'leave';
    if (isSet('logout_stop_timeouts') || isSet('MD_channel_look')) return 'leave';
    if (Number(page['latency']) > highestLatencyMs) return 'leave';
    const left = minTickGapMs - (performance.now() - tickedAt);
    if (left > 0) return left;
    // A second poll in flight would throw away the reply of the first one. A page without this lock is another release.
    if (!('xmlhttprequestcheckconf' in page)) return 'leave';
    if (page['xmlhttprequestcheckconf'] === undefined) return 'run';
    return triesLeft > 0 ? retryMs : 'leave';
  };
  /** `thenDisposition`: after a hang-up, the page opens the disposition only in the tick after that. */
  const bringTickForward = (thenDisposition: boolean) => {
    if (isTickPending) return;
    const asked = tickedAt;
    const step = (triesLeft: number) => {
      isTickPending = false;
      // A tick that came meanwhile has read the command.
      const isRead = tickedAt !== asked;
      const next = isRead ? 'leave' : nextStep(triesLeft);
      if (typeof next === 'number') {
        isTickPending = true;
        later(next, () => step(triesLeft - 1));
        return;
      }
      if (next === 'run') newestWaiting()?.run();
      if (thenDisposition && (isRead || next === 'run')) watchDisposition();
    };
    step(mostTries);
  };
  const watchDisposition = () => {
    const isWatching = watchesLeft > 0;
    watchesLeft = mostTries;
    if (!isWatching) later(retryMs, checkDisposition);
  };
  const checkDisposition = () => {
    watchesLeft -= 1;
    if (isSet('open_dispo_screen')) {
      watchesLeft = 0;
      bringTickForward(false);
    } else if (watchesLeft > 0) later(retryMs, checkDisposition);
  };
  const onForward = () => guarded(() => bringTickForward(true));

  /*
   * A call that the dialer delivers. It comes with a reply, and the page's next tick is up to a second away. The browser reports that a
   * request has ended. No content of it is read: the flag shows whether the page has a call now.
   */
  const hasNewCall = () => !wasLive && isSet('VD_live_customer_call');
  /** How often the flag is read after a reply, 25 milliseconds apart: the page may take up the reply after it has ended. */
  const readsAfterReply = 4;
  let readsLeft = 0;
  const readFlag = () => {
    readsLeft -= 1;
    if (hasNewCall()) reportSoon();
    else if (readsLeft > 0) later(retryMs, readFlag);
  };
  const onReply = () => {
    if (hasNewCall()) return reportSoon();
    // Only a ready agent gets a call from the dialer.
    if (!worker || !isSet('AutoDialWaiting')) return;
    const isReading = readsLeft > 0;
    readsLeft = readsAfterReply;
    if (!isReading) later(retryMs, readFlag);
  };
  let replies: PerformanceObserver | undefined;
  const watchReplies = () => {
    replies = new PerformanceObserver(() => guarded(onReply));
    replies.observe({ type: 'resource' });
  };

  const isReported = (type: string, message: string) =>
    type === 'agent_alert'
      ? refusalAlerts.test(message) && !frequentAlert.test(message)
      : reportedEvents.test(type);

  let inner: ((...args: unknown[]) => unknown) | undefined;
  const onAgentEvent = function (this: unknown, ...args: unknown[]) {
    guarded(() => {
      const [type, message] = args;
      noteLoopRun();
      if (!isReported(String(type), String(message))) return;
      events = [...events.slice(-31), { type: text(type, 32), message: text(message, 128) }];
      reportSoon();
    });
    return inner?.apply(this, args);
  };
  const hookAgentEvents = () =>
    guarded(() => {
      const found = page['agent_events'];
      if (typeof found !== 'function' || found === onAgentEvent) return;
      inner = found as typeof inner;
      page['agent_events'] = onAgentEvent;
    });

  const startTimerWorker = () =>
    guarded(() => {
      const code = `onmessage=e=>setTimeout(()=>postMessage(e.data[0]),e.data[1]);setInterval(()=>postMessage(0),${reportIntervalMs})`;
      const url = URL.createObjectURL(new Blob([code]));
      const started = new Worker(url);
      URL.revokeObjectURL(url);
      // The page's content security policy refuses the worker: the timers of the browser are used.
      started.onerror = () => {
        worker = undefined;
      };
      started.onmessage = ({ data }) =>
        data === 0
          ? guarded(() => Date.now() - reportedAt >= reportIntervalMs - 100 && report())
          : runTimer(Number(data));
      worker = started;
      page['setTimeout'] = unthrottledTimeout;
    });

  const end = new AbortController();
  const stop = () => {
    end.abort();
    replies?.disconnect();
    channel = '';
    if (page['setTimeout'] === unthrottledTimeout) page['setTimeout'] = ownTimeout;
    if (inner && page['agent_events'] === onAgentEvent) page['agent_events'] = inner;
    // Pending timers still run by their fallback in the browser.
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
        addEventListener(`${channel}-forward`, onForward, { signal });
        guarded(report);
      },
      { signal },
    );
    addEventListener('DOMContentLoaded', hookAgentEvents, { capture: true, signal });
    addEventListener(
      'load',
      () => {
        hookAgentEvents();
        if (!reportedAt) reportSoon();
      },
      { capture: true, signal },
    );
    if (document.readyState !== 'loading') hookAgentEvents();
    startTimerWorker();
    guarded(watchReplies);
    dispatchEvent(new Event('click-to-dial-here'));
  });
})();
