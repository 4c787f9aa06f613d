import { onCall, type PageCall } from './call-events.ts';

/** The part of an instance of HubSpot's calling SDK that this adapter uses. */
export interface CallingExtensions {
  outgoingCall(call: {
    toNumber: string;
    externalCallId: string;
    callStartTime: number;
    createEngagement: boolean;
  }): void;
  callAnswered(call: { externalCallId: string }): void;
  callEnded(call: { externalCallId: string; callEndStatus: string }): void;
  callCompleted(call: { externalCallId: string; hideWidget: boolean }): void;
}

/** HubSpot's end status of each outcome. */
const endStatuses: Readonly<Record<string, string>> = {
  answered: 'COMPLETED',
  called: 'COMPLETED',
  noAnswer: 'NO_ANSWER',
  busy: 'BUSY',
  withdrawn: 'CANCELED',
};

/** Passes each step of a call on to HubSpot, which makes the engagement. */
export function reportCallsToHubSpot(page: EventTarget, extensions: CallingExtensions): () => void {
  return onCall(page, (call) => report(call, extensions));
}

function report({ type, id, number, startedAt, outcome }: PageCall, extensions: CallingExtensions): void {
  const externalCallId = id;
  if (type === 'call.started') {
    const callStartTime = Date.parse(startedAt ?? '');
    extensions.outgoingCall({ toNumber: number, externalCallId, callStartTime, createEngagement: true });
  } else if (type === 'call.answered') extensions.callAnswered({ externalCallId });
  else if (type === 'call.ended')
    extensions.callEnded({ externalCallId, callEndStatus: endStatuses[outcome] ?? 'FAILED' });
  else if (type === 'call.disposed') extensions.callCompleted({ externalCallId, hideWidget: false });
}
