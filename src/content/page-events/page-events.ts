import type { RecordText } from '../../messages/contract.ts';
import type { PageCall } from '../call/page-call.ts';
import type { DialTarget } from '../target/dial-target.ts';

/*
 * The events that an integrated CRM page gets about its calls, and its requests for a dial (docs/crm-developers.md). Both are events on its
 * document with JSON text as detail: Firefox does not let a page read an object of this world. Any script of the page can make
 * such events too, so a request never dials: the agent confirms it in the popup.
 */

/** Milliseconds in which an action of the person may cause a request. */
const actionMs = 5_000;
const longestDetail = 4_000;
/** E.164. */
const numberShape = /^\+[1-9]\d{3,16}$/;
const idShape = /^[\w-]{1,64}$/;
const longestText = 64;

interface DialDetail {
  readonly id: string;
  readonly number: string;
  readonly recordId?: string;
  readonly objectType?: string;
  readonly recordName?: string;
}

/** The attributes with which a page names the record of a number, and the keys of a request that mean the same. */
const recordAttributes = {
  recordId: 'data-clicktodial-record',
  objectType: 'data-clicktodial-type',
  recordName: 'data-clicktodial-name',
} as const;

export class PageEvents {
  readonly #call: Pick<PageCall, 'dial'>;
  readonly #document: Document;
  #isOn = false;
  /** The time of the person's last action that no request has used, by `performance.now()`. */
  #unusedActionAt = Number.NEGATIVE_INFINITY;

  constructor(call: Pick<PageCall, 'dial'>, document: Document, signal: AbortSignal) {
    this.#call = call;
    this.#document = document;
    const note = (event: Event) => {
      if (event.isTrusted) this.#unusedActionAt = performance.now();
    };
    for (const type of ['pointerup', 'keydown'])
      window.addEventListener(type, note, { capture: true, passive: true, signal });
    document.addEventListener('clicktodial:hello', () => this.#isOn && this.#send('ready', {}), { signal });
    document.addEventListener('clicktodial:dial', (event) => this.#isOn && void this.#requestDial(event), {
      signal,
    });
  }

  /** Whether the organization has allowed this page's origin. A page of another origin gets no event, not even that we are here. */
  set isAllowed(isAllowed: boolean) {
    const isNew = isAllowed && !this.#isOn;
    this.#isOn = isAllowed;
    if (isNew) this.#send('ready', {});
  }

  /** Gives the page one event of a call. `detail` is JSON. */
  deliver(type: string, detail: string): void {
    if (this.#isOn) this.#document.dispatchEvent(new CustomEvent(`clicktodial:${type}`, { detail }));
  }

  async #requestDial(event: Event): Promise<void> {
    const asked = readDetail(event);
    if (!asked) return this.#reply('', 'badRequest');
    const isFresh = performance.now() - this.#unusedActionAt < actionMs && navigator.userActivation.isActive;
    if (!isFresh) return this.#reply(asked.id, 'needsUserAction');
    // One action of the person is one request.
    this.#unusedActionAt = Number.NEGATIVE_INFINITY;
    const { body } = this.#document;
    const target: DialTarget = {
      kind: 'link',
      element: body,
      number: asked.number,
      shown: asked.number,
      boxes: () => [],
      isCurrent: () => true,
    };
    const refusal = await this.#call.dial(target, { mustConfirm: true, records: recordsOf(asked) });
    this.#reply(asked.id, refusal?.what.replace(/^failure_/, ''));
  }

  /** `reason`: why nothing was asked; `badRequest`, `needsUserAction`, or the name of a failure (docs/crm-developers.md). */
  #reply(id: string, reason?: string): void {
    this.#send('dial.result', { id, ok: reason === undefined, ...(reason === undefined ? {} : { reason }) });
  }

  #send(type: string, detail: object): void {
    this.deliver(type, JSON.stringify(detail));
  }
}

function recordsOf(asked: DialDetail): RecordText[] {
  return Object.entries(recordAttributes).flatMap(([key, attribute]) => {
    const text = asked[key as keyof typeof recordAttributes];
    return text === undefined ? [] : [{ selector: `[${attribute}]`, attribute, text }];
  });
}

/** The request in an event of the page; undefined if it is not valid. */
function readDetail(event: Event): DialDetail | undefined {
  try {
    const { detail } = event as CustomEvent<unknown>;
    if (typeof detail !== 'string' || detail.length > longestDetail) return undefined;
    const { id, number, ...given } = JSON.parse(detail) as Record<string, unknown>;
    if (typeof id !== 'string' || !idShape.test(id)) return undefined;
    if (typeof number !== 'string' || !numberShape.test(number)) return undefined;
    const texts = Object.keys(recordAttributes).flatMap((key) => {
      const text = given[key];
      return typeof text === 'string' && text.length <= longestText ? [[key, text]] : [];
    });
    return { id, number, ...Object.fromEntries(texts) };
  } catch {
    return undefined;
  }
}
