export type Json = Record<string, unknown>;

interface Pending {
  readonly done: (result: Json) => void;
  readonly failed: (error: Error) => void;
}

/** A reply. An error of DevTools is an object. WebDriver BiDi has separate fields for code and message. */
interface Reply {
  readonly id?: number;
  readonly result?: Json;
  readonly error?: string | { readonly message: string };
  readonly message?: string;
}

/** A page that closes during a request never replies. */
const timeout = 60_000;

/**
 * Requests and replies in JSON over any transport. Each request has a number, and a reply belongs to the request with the same
 * number. Both the Chrome DevTools Protocol and WebDriver BiDi work this way.
 */
export class RpcSocket {
  readonly #write: (message: string) => void;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;
  #isEnded = false;

  constructor(write: (message: string) => void) {
    this.#write = write;
  }

  /** Sends one request with the additional fields `more`. Rejects if the reply is an error or does not arrive. */
  send(method: string, params: Json = {}, more: Json = {}): Promise<Json> {
    // Nobody would reply to it, and the caller would wait for a minute.
    if (this.#isEnded) return Promise.reject(new Error(`${method}: The browser is gone`));
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((done, refuse) => {
      const settle = (end: () => void) => {
        clearTimeout(timer);
        this.#pending.delete(id);
        end();
      };
      const failed = (error: Error) => settle(() => refuse(new Error(`${method}: ${error.message}`)));
      const timer = setTimeout(() => failed(new Error('no answer')), timeout);
      this.#pending.set(id, { done: (result) => settle(() => done(result)), failed });
      this.#write(JSON.stringify({ id, method, params, ...more }));
    });
  }

  /** Handles one message of the browser. Events, which have no number, are ignored. */
  receive(message: string): void {
    const { id, result, error, message: detail } = JSON.parse(message) as Reply;
    const pending = id === undefined ? undefined : this.#pending.get(id);
    if (!pending) return;
    if (error === undefined) pending.done(result ?? {});
    else pending.failed(new Error(typeof error === 'string' ? `${error}: ${detail}` : error.message));
  }

  /** Rejects all pending requests and every later one, because the browser is gone. */
  end(): void {
    this.#isEnded = true;
    for (const { failed } of [...this.#pending.values()]) failed(new Error('The browser is gone'));
  }
}
