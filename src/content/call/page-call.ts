import { type Explanation, isLost } from '../../failure.ts';
import type { CallView, PageCallAction, RecordText } from '../../messages/contract.ts';
import { format } from '../../phone/numbering/format-number.ts';
import type { DialTarget } from '../link/dial-target.ts';
import type { SendRequest } from '../page.ts';

/** Milliseconds between two looks while the call is on its way, and while it lasts. */
const soon = 1000;
const later = 5000;

const lasting: ReadonlySet<CallView['phase']> = new Set(['inCall', 'connected', 'parked', 'threeWay']);
const over: ReadonlySet<CallView['phase']> = new Set(['ended', 'refused']);

/** The call that began on this page, from click to end. */
export class PageCall {
  readonly #ask: SendRequest;
  readonly #onCall: (call: CallView | null) => void;
  readonly #isTop: boolean;
  readonly #signal: AbortSignal;
  #call: CallView | null = null;
  #timer = 0;

  /** `onCall` is told each time it changes. Only the top frame looks again by itself. */
  constructor(
    ask: SendRequest,
    onCall: (call: CallView | null) => void,
    isTop: boolean,
    signal: AbortSignal,
  ) {
    this.#ask = ask;
    this.#onCall = onCall;
    this.#isTop = isTop;
    this.#signal = signal;
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Asks for one call. The same click asked twice is one call, so a worker that died in between is asked again. */
  async dial(
    { number, ext, shown }: DialTarget,
    preview: boolean,
    records: readonly RecordText[] = [],
  ): Promise<Explanation | undefined> {
    const id = clickId();
    const request = {
      id,
      number,
      ...(ext === undefined ? {} : { ext }),
      shown,
      ...(preview ? { preview } : {}),
      ...(records.length > 0 ? { records } : {}),
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
    // Asked first and drawn while the worker is at it: the drawing takes as long as the way there.
    const asking = this.#ask('dial', request);
    this.take(call, false);
    let reply = await asking;
    if (!reply.ok && isLost(reply.error)) reply = await this.#ask('dial', request);
    if (this.#signal.aborted) return undefined;
    if (reply.ok) {
      this.take(reply.value);
      return undefined;
    }
    const phase = isLost(reply.error) ? 'unknown' : 'refused';
    this.take({ ...call, phase, since: Date.now(), reason: reply.error });
    return reply.error;
  }

  /** Hangs up, parks and so on. Asked twice like a dial: the same press is one command. */
  async work(call: string, action: PageCallAction): Promise<void> {
    const request = { id: clickId(), call, action };
    let reply = await this.#ask('callAction', request);
    if (!reply.ok && isLost(reply.error)) reply = await this.#ask('callAction', request);
    if (this.#signal.aborted || this.#call?.id !== call) return;
    this.take(reply.ok ? reply.value : { ...this.#call, reason: reply.error });
  }

  /**
   * Shows what is known now and looks again when it will have changed, also while it is still on its way: the
   * worker that was to tell us may be gone. `looksAgain`: not while our own question is not answered yet.
   */
  take(call: CallView | null, looksAgain = true): void {
    this.#call = call;
    this.#onCall(call);
    clearTimeout(this.#timer);
    if (!call || !looksAgain || !this.#isTop || over.has(call.phase)) return;
    this.#timer = window.setTimeout(() => void this.#look(), lasting.has(call.phase) ? later : soon);
  }

  async #look(): Promise<void> {
    const before = this.#call;
    const asked = await this.#ask('status', {});
    if (this.#signal.aborted || this.#call !== before) return;
    if (asked.ok) this.take(asked.value);
    else this.take(before);
  }
}

/** One name for each click. `crypto.randomUUID` is missing on plain http pages. */
function clickId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}
