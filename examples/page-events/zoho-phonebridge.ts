import { onCall, type PageCall } from './call-events.ts';

/**
 * Sends a form to PhoneBridge. PhoneBridge requires an OAuth token, so this goes through a server of the organization:
 * `POST {api-domain}/phonebridge/v3/callnotify`.
 */
export type NotifyPhoneBridge = (form: URLSearchParams) => Promise<unknown>;

/** PhoneBridge's state of each outcome of a call that nobody answered. */
const unattended: Readonly<Record<string, string>> = {
  busy: 'busy',
  noAnswer: 'noanswer',
  noRoute: 'invalid',
  refused: 'blocked',
  withdrawn: 'rejected',
};

/** Notifies PhoneBridge of each dialed call: it rings, it is answered, it was not attended. `from` is the agent's number as E.164. */
export function reportCallsToZoho(
  page: EventTarget,
  notify: NotifyPhoneBridge,
  agent: { readonly from: string; readonly zohouser: string },
): () => void {
  return onCall(page, (call) => {
    const state = stateOf(call);
    if (state === undefined) return;
    const form = new URLSearchParams({ type: 'dialed', state, id: call.id, to: call.number, ...agent });
    if (call.startedAt !== null) form.set('start_time', greenwichTime(call.startedAt));
    if (state === 'ended') form.set('duration', String(call.talkSeconds ?? 0));
    void notify(form);
  });
}

function stateOf({ type, outcome }: PageCall): string | undefined {
  if (type === 'call.started') return 'ringing';
  if (type === 'call.answered') return 'answered';
  return type === 'call.ended' ? (unattended[outcome] ?? 'ended') : undefined;
}

/** `yyyy-MM-dd HH:mm:ss` in GMT. */
function greenwichTime(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ');
}
