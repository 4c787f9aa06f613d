/** A call as the extension describes it to the page (docs/crm-developers.md). A field is null as long as it is not known. */
export interface PageCall {
  /** The same in all events of a call. */
  readonly id: string;
  /** Counts the events of the call from 1. */
  readonly seq: number;
  readonly type: 'call.started' | 'call.answered' | 'call.ended' | 'call.disposed' | 'call.updated';
  /** E.164. */
  readonly number: string;
  readonly recordId: string | null;
  readonly recordName: string | null;
  readonly objectType: string | null;
  /** ISO 8601 in UTC. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly talkSeconds: number | null;
  readonly outcome: string;
  readonly disposition: string | null;
  /** The dialer's own id of the call. */
  readonly callId: string | null;
}

const types = ['call.started', 'call.answered', 'call.ended', 'call.disposed', 'call.updated'] as const;

/**
 * Calls `listener` with each event of the calls that were clicked on this page, each once and in order. Returns a function that
 * ends this. Any script of the page can make such events: what must be certain comes from the signed messages to a server.
 */
export function onCall(page: EventTarget, listener: (call: PageCall) => void): () => void {
  const last = new Map<string, number>();
  const hear = (event: Event) => {
    const call = JSON.parse((event as CustomEvent<string>).detail) as PageCall;
    // The extension sends an event again if it was stopped while it sent it.
    if (call.seq <= (last.get(call.id) ?? 0)) return;
    last.set(call.id, call.seq);
    listener(call);
  };
  for (const type of types) page.addEventListener(`clicktodial:${type}`, hear);
  return () => {
    for (const type of types) page.removeEventListener(`clicktodial:${type}`, hear);
  };
}
