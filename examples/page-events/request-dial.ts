/** What a page may say about the number that it wants to have dialed. */
export interface DialRequest {
  /** E.164. */
  readonly number: string;
  readonly recordId?: string;
  readonly objectType?: string;
  readonly recordName?: string;
}

let count = 0;

/**
 * Asks the extension for a call, from the handler of a click or a key. The agent confirms it. Resolves to undefined, or to the
 * reason why nothing was asked: `needsUserAction`, `badRequest`, or a reason of the dialer such as `notPaused`.
 */
export function requestDial(page: EventTarget, request: DialRequest): Promise<string | undefined> {
  count += 1;
  const id = `page-${count}`;
  return new Promise((resolve) => {
    const hear = (event: Event) => {
      const result = JSON.parse((event as CustomEvent<string>).detail) as { id: string; reason?: string };
      if (result.id !== id) return;
      page.removeEventListener('clicktodial:dial.result', hear);
      resolve(result.reason);
    };
    page.addEventListener('clicktodial:dial.result', hear);
    page.dispatchEvent(new CustomEvent('clicktodial:dial', { detail: JSON.stringify({ id, ...request }) }));
  });
}
