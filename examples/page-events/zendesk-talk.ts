import { onCall, type PageCall } from './call-events.ts';

/** The part of a client of the Zendesk Apps Framework that this adapter uses: requests with the login of the agent. */
export interface ZendeskClient {
  request(options: { url: string; type: 'POST'; contentType: string; data: string }): Promise<unknown>;
}

/** The app and the line of the call center, as Talk Partner Edition requires them for each call record. */
export interface ZendeskLine {
  readonly appId: number;
  /** E.164. */
  readonly fromLine: string;
}

/** Makes one call record for each call, as soon as its disposition is set. A call that never began has none. */
export function logCallsInZendesk(page: EventTarget, client: ZendeskClient, line: ZendeskLine): () => void {
  return onCall(page, (call) => {
    if (call.type !== 'call.disposed' || call.startedAt === null) return;
    const data = JSON.stringify(recordOf(call, line));
    void client.request({ url: '/api/v2/calls', type: 'POST', contentType: 'application/json', data });
  });
}

/** Without an end, Zendesk shows the call as in progress. */
function recordOf({ number, startedAt, endedAt, disposition }: PageCall, { appId, fromLine }: ZendeskLine) {
  return {
    app_id: appId,
    from_line: fromLine,
    to_line: number,
    call_started_at: startedAt,
    ...(endedAt === null ? {} : { call_ended_at: endedAt }),
    direction: 'outbound',
    call_disposition: disposition,
  };
}
