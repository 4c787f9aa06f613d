import { type Explanation, isLost } from '../../failure.ts';
import type { CallView, PageCallAction, PageRequests, RecordText } from '../../messages/contract.ts';
import { format } from '../../phone/numbering/format-number.ts';
import type { Result } from '../../result.ts';
import type { DialTarget } from '../target/dial-target.ts';

/** Milliseconds between two status requests while the call is being placed, and while it lasts. */
const placingIntervalMs = 1000;
const lastingIntervalMs = 5000;

const lastingPhases: ReadonlySet<CallView['phase']> = new Set(['inCall', 'connected', 'parked', 'threeWay']);
const finalPhases: ReadonlySet<CallView['phase']> = new Set(['ended', 'refused']);

type SendRequest = <Q extends keyof PageRequests>(
  name: Q,
  input: PageRequests[Q]['input'],
) => Promise<Result<PageRequests[Q]['reply'], Explanation>>;

export interface PageDialOptions {
  /** The lead is only shown on the agent screen. */
  readonly isPreview?: boolean;
  readonly records?: readonly RecordText[];
  /** The agent must confirm the dial in the popup: this page cannot know what the agent sees. */
  readonly mustConfirm?: boolean;
  /** The panel opens too. */
  readonly opensPanel?: boolean;
}

/** `isDialRefused`: another number was clicked during this call and not dialed. */
export type CallListener = (call: CallView | null, isDialRefused: boolean) => void;

/** The call that was started on this page, from click to end. */
export class PageCall {
  readonly #request: SendRequest;
  readonly #isTop: boolean;
  readonly #signal: AbortSignal;
  readonly #listeners: CallListener[] = [];
  #call: CallView | null = null;
  #timer = 0;

  /** Only the top frame repeats its status requests. */
  constructor(request: SendRequest, isTop: boolean, signal: AbortSignal) {
    this.#request = request;
    this.#isTop = isTop;
    this.#signal = signal;
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** `listener` is called with each change of the call. */
  onChange(listener: CallListener): void {
    this.#listeners.push(listener);
  }

  /**
   * Requests one call; resolves to the reason if it was refused. Two requests with the same ID are one call, so the
   * request is repeated if the worker was stopped. A call in progress stays shown: the reason is added to it.
   */
  async dial(
    { number, ext, shown }: DialTarget,
    { isPreview = false, records = [], mustConfirm = false, opensPanel = false }: PageDialOptions = {},
  ): Promise<Explanation | undefined> {
    const id = randomId();
    const input = {
      id,
      number,
      ...(ext === undefined ? {} : { ext }),
      shown,
      ...(isPreview ? { preview: true } : {}),
      ...(records.length > 0 ? { records } : {}),
      ...(mustConfirm ? { confirm: true as const } : {}),
      ...(opensPanel ? { opensPanel: true as const } : {}),
    };
    const call: CallView = {
      id,
      number,
      formatted: format(number),
      ...(ext === undefined ? {} : { ext }),
      phase: 'sending',
      since: Date.now(),
      canHangUp: false,
    };
    const live = this.#call && lastingPhases.has(this.#call.phase) ? this.#call : undefined;
    // The request is sent first, and the bar is rendered while the worker handles it: both take about as long.
    const sent = this.#request('dial', input);
    if (!live) this.take(call, false);
    let reply = await sent;
    if (!reply.ok && isLost(reply.error)) reply = await this.#request('dial', input);
    if (this.#signal.aborted) return undefined;
    const isRefused = !reply.ok || reply.value.phase === 'refused';
    // The call may have changed while the request was on its way.
    if (live && isRefused && this.#call?.id === live.id) {
      this.take(this.#call, true, true);
      return reply.ok ? reply.value.reason : reply.error;
    }
    if (reply.ok) {
      this.take(reply.value);
      return undefined;
    }
    const phase = isLost(reply.error) ? 'unknown' : 'refused';
    this.take({ ...call, phase, since: Date.now(), reason: reply.error });
    return reply.error;
  }

  /** Hangs up, parks and so on. It is repeated like a dial: two requests with the same ID are one command. */
  async runAction(call: string, action: PageCallAction): Promise<void> {
    const input = { id: randomId(), call, action };
    let reply = await this.#request('callAction', input);
    if (!reply.ok && isLost(reply.error)) reply = await this.#request('callAction', input);
    if (this.#signal.aborted || this.#call?.id !== call) return;
    this.take(reply.ok ? reply.value : { ...this.#call, reason: reply.error });
  }

  /**
   * Sets the current state of the call and schedules the next status request, because the worker that should send a
   * notice may have been stopped. `isPolled`: false while a request of this page has no reply yet.
   */
  take(call: CallView | null, isPolled = true, isDialRefused = false): void {
    this.#call = call;
    for (const listener of this.#listeners) listener(call, isDialRefused);
    clearTimeout(this.#timer);
    if (!call || !isPolled || !this.#isTop || finalPhases.has(call.phase)) return;
    const interval = lastingPhases.has(call.phase) ? lastingIntervalMs : placingIntervalMs;
    this.#timer = window.setTimeout(() => void this.#poll(), interval);
  }

  async #poll(): Promise<void> {
    const before = this.#call;
    const reply = await this.#request('status', {});
    if (this.#signal.aborted || this.#call !== before) return;
    if (reply.ok) this.take(reply.value);
    else this.take(before);
  }
}

/** An id for one click. `crypto.randomUUID` is missing on pages without TLS. */
function randomId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
