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
/** The most events that are kept for a script of the page that is not there yet. */
const mostKept = 20;
/** The number of a call that a click on the element asks for. */
const numberAttribute = 'data-clicktodial-number';

interface DialDetail {
  /** Of the page; empty for a click on an element with the attribute of a number. */
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
  /** The latest events of this document. A page whose script comes late asks for them by `clicktodial:hello`. */
  readonly #kept: { readonly type: string; readonly detail: string }[] = [];
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
    document.addEventListener('clicktodial:hello', () => this.#isOn && this.#greet(), { signal });
    document.addEventListener('click', (event) => this.#isOn && this.#askByAttribute(event), {
      capture: true,
      signal,
    });
    document.addEventListener('clicktodial:dial', (event) => this.#isOn && void this.#requestDial(event), {
      signal,
    });
  }

  /** Whether the organization has allowed this page's origin. A page of another origin gets no event, not even that we are here. */
  set isAllowed(isAllowed: boolean) {
    const isNew = isAllowed && !this.#isOn;
    this.#isOn = isAllowed;
    if (isNew) this.#greet();
  }

  /** Gives the page one event of a call. `detail` is JSON. A page that is not allowed yet gets it once it is. */
  deliver(type: string, detail: string): void {
    this.#kept.push({ type, detail });
    if (this.#kept.length > mostKept) this.#kept.shift();
    if (this.#isOn) this.#dispatch(type, detail);
  }

  #greet(): void {
    this.#send('ready', {});
    for (const { type, detail } of this.#kept) this.#dispatch(type, detail);
  }

  #askByAttribute(event: Event): void {
    const element = event
      .composedPath()
      .find((each) => each instanceof Element && each.hasAttribute(numberAttribute));
    if (event.isTrusted && element instanceof Element) void this.#ask(readAttributes(element));
  }

  async #requestDial(event: Event): Promise<void> {
    await this.#ask(readDetail(event));
  }

  async #ask(asked: DialDetail | undefined): Promise<void> {
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
    this.#dispatch(type, JSON.stringify(detail));
  }

  #dispatch(type: string, detail: string): void {
    this.#document.dispatchEvent(new CustomEvent(`clicktodial:${type}`, { detail }));
  }
}

/** The request of an element with the attribute of a number: its record is that of the element or of the nearest one around it. */
function readAttributes(element: Element): DialDetail | undefined {
  const number = element.getAttribute(numberAttribute) ?? '';
  if (!numberShape.test(number)) return undefined;
  const texts = Object.entries(recordAttributes).flatMap(([key, attribute]) => {
    const text = element.closest(`[${attribute}]`)?.getAttribute(attribute);
    return text && text.length <= longestText ? [[key, text]] : [];
  });
  return { id: '', number, ...Object.fromEntries(texts) };
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
