import { readFileSync } from 'node:fs';
import { type Context, createContext, runInContext } from 'node:vm';
import { transformWithOxc } from 'vite';
import { answerAgentApi } from '../../sandbox/agent-api/agent-api.ts';
import { agentPage, answerAgentPage, type EventBox } from '../../sandbox/agent-screen/screen-page.ts';
import { openCallCenter } from '../../sandbox/dialer/call-center.ts';
import { joinParameters } from '../../sandbox/dialer/php-parameters.ts';
import type { Dialer } from '../../sandbox/dialer/tables.ts';
import { canBringTickForward } from '../../src/session/agent-screen/early-tick.ts';
import type { Command } from '../../src/session/command.ts';
import type { Entry } from '../../src/session/journal.ts';

const path = new URL('../../src/content/agent-screen/page-world.ts', import.meta.url);

/**
 * The part of the extension in the page's world, as a classic script. `guard` is a text of its source that `instead`
 * replaces, to show what the guard prevents. Throws if the source does not contain it.
 */
export async function pageWorldScript(guard = '', instead = ''): Promise<string> {
  const source = readFileSync(path, 'utf8');
  if (!source.includes(guard)) throw new Error(`page-world.ts does not contain ${guard}`);
  return (
    await transformWithOxc(
      source.replace(guard, () => instead),
      'page-world.ts',
    )
  ).code;
}

const agent = '1000';
const channel = 'channel';

/** The screen that the page's world belongs to. Making a world takes long, so all screens use the same one, one at a time. */
let current: SimulatedScreen | undefined;
let world: Context | undefined;

/** One request of the page except polls. `action` is a column if it carries out a command of the API. */
export interface PageRequest {
  readonly at: number;
  readonly action: string;
  readonly value: string;
}

/** Milliseconds until a request reaches the server, and until its reply reaches the page. */
type Delay = (action: string) => readonly [there: number, back: number];

/**
 * The sandbox's agent screen with the page-world script in virtual time. It runs the page's own scripts with a virtual clock,
 * a virtual worker and a server in this process. `now` is in epoch milliseconds.
 */
export class SimulatedScreen {
  readonly start = Date.UTC(2026, 0, 5, 8);
  readonly dialer: Dialer;
  readonly requests: PageRequest[] = [];
  /** The moments of the ticks of the page's loop. */
  readonly ticks: number[] = [];
  readonly events: string[] = [];
  now = this.start;
  delay: Delay;
  /** False: the extension does not bring ticks forward. */
  isForwarding = true;
  /** False: the worker ignores commands without an ID. */
  isQuietKept = true;
  readonly #box: EventBox = new Map();
  readonly #context: Context;
  #timers: { readonly id: number; readonly at: number; readonly run: () => void }[] = [];
  #lastTimer = 0;
  #journal: Entry[] = [];

  constructor(script: string, delay: Delay = () => [5, 5], hasWorker = true) {
    world ??= makeWorld();
    this.#context = world;
    this.delay = delay;
    this.dialer = openCallCenter(this.start, { ringMs: 300 });
    const html = agentPage(this.dialer, agent, this.now) ?? '';
    const own = /<script>\n([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
    this.eval(`dispatchEvent(new Event('${channel}-stop'))`);
    current = this;
    this.#context['Worker'] = hasWorker ? this.#workerClass() : undefined;
    this.eval(script);
    this.eval(own);
    this.eval('agent_events = (type) => { received(type) };');
    this.eval('{ const refresh = all_refresh; all_refresh = () => { ticked(); refresh() } }');
    this.eval("dispatchEvent(new Event('DOMContentLoaded'))");
    this.eval(`dispatchEvent(new CustomEvent('click-to-dial-hello', { detail: '${channel}' }))`);
    this.eval('start()');
  }

  eval(code: string): unknown {
    return runInContext(code, this.#context);
  }

  /** Asks the page-world script to bring the tick forward. */
  forward(): void {
    this.eval(`dispatchEvent(new Event('${channel}-forward'))`);
  }

  /** Lets virtual time pass. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      const [next] = this.#timers.toSorted((one, other) => one.at - other.at || one.id - other.id);
      if (!next || next.at > end) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.now = Math.max(this.now, next.at);
      next.run();
      await new Promise((then) => setImmediate(then));
    }
    this.now = end;
  }

  /**
   * Sends a command as the extension does, and asks for the tick after SUCCESS. `isOwn` false: a supervisor sends it, of which
   * the extension knows nothing.
   */
  command(kind: Command['kind'], parameters: Record<string, string>, isOwn = true): void {
    const entry = { id: String(this.#journal.length), owner: 'agent', command: { kind }, state: 'sent' };
    let sent = { ...entry, createdAt: this.now, sentAt: this.now, before: { state: 'paused' } } as Entry;
    const journaled = (next: Entry) => {
      if (isOwn) this.#journal = [...this.#journal.filter(({ id }) => id !== next.id), next];
      sent = next;
    };
    journaled(sent);
    this.#after(10, () => {
      const fields = { ...{ user: 'clicktodial', pass: 'Cl1ckToD1al', source: 'test', agent_user: agent } };
      const body = new URLSearchParams({ ...fields, ...parameters });
      const reply = answerAgentApi(this.dialer, joinParameters(new URLSearchParams(), body), this.now);
      this.#after(10, () => {
        if (!reply.body.startsWith('SUCCESS')) return journaled({ ...sent, state: 'refused', acceptedAt: 0 });
        journaled({ ...sent, acceptedAt: this.now });
        const known = this.isQuietKept ? this.#journal : [];
        if (isOwn && this.isForwarding && canBringTickForward(sent, known, this.now)) this.forward();
      });
    });
  }

  /** The number of requests of the page that carried out this command. */
  carriedOut(action: string, value = ''): number {
    return this.requests.filter((each) => each.action === action && (value === '' || each.value === value))
      .length;
  }

  /** A timer of the page. A text is run as a script. */
  timer(handler: unknown, milliseconds: unknown): number {
    return this.#after(Number(milliseconds) || 0, () =>
      typeof handler === 'string' ? this.eval(handler) : (handler as () => void)(),
    );
  }

  clear(id: number): void {
    this.#timers = this.#timers.filter((timer) => timer.id !== id);
  }

  #after(milliseconds: number, run: () => void): number {
    this.#lastTimer += 1;
    this.#timers.push({ id: this.#lastTimer, at: this.now + milliseconds, run });
    return this.#lastTimer;
  }

  fetch(body: URLSearchParams): Promise<{ text: () => Promise<string> }> {
    const action = body.get('column') ?? body.get('ACTION') ?? '';
    const [there, back] = this.delay(action);
    return new Promise((resolve) => {
      this.#after(there, () => {
        if (action !== 'refresh')
          this.requests.push({ at: this.now, action, value: body.get('value') ?? '' });
        const how = { now: this.now, takesCommands: true };
        const reply = answerAgentPage(this.dialer, this.#box, body, how);
        this.#after(back, () => resolve({ text: async () => reply.body }));
      });
    });
  }

  #workerClass() {
    const after = this.#after.bind(this);
    return class {
      onmessage: (event: { data: number }) => void = () => {};
      postMessage([id, milliseconds]: [number, number]) {
        after(milliseconds, () => this.onmessage({ data: id }));
      }
      terminate() {}
    };
  }
}

/** The globals of a page, whose clock, timers and server are those of the current screen. */
function makeWorld(): Context {
  const target = new EventTarget();
  const element = () => ({ ...{ append() {}, prepend() {}, replaceChildren() {} }, firstElementChild: {} });
  const now = () => current?.now ?? 0;
  const made = createContext({
    setTimeout: (handler: unknown, milliseconds: unknown) => current?.timer(handler, milliseconds),
    clearTimeout: (id: number) => current?.clear(id),
    Blob: class {},
    URL: { createObjectURL: () => 'blob:', revokeObjectURL() {} },
    ...{ URLSearchParams, AbortController, Event, CustomEvent, queueMicrotask },
    performance: { now },
    clock: now,
    fetch: (_path: string, { body }: { body: URLSearchParams }) => current?.fetch(body),
    addEventListener: target.addEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
    document: {
      vicidial_form: { lead_id: {}, vendor_lead_code: {}, phone_code: {}, phone_number: {} },
      readyState: 'loading',
      body: { dataset: {} },
      getElementById: element,
      createElement: element,
      addEventListener() {},
    },
    received: (type: string) => current?.events.push(type),
    ticked: () => current?.ticks.push(now()),
  });
  runInContext('Date.now = () => clock()', made);
  return made;
}
