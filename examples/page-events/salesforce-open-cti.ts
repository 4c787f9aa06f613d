import { onCall, type PageCall } from './call-events.ts';

/** The part of `sforce.opencti` (Lightning) that this adapter uses. */
export interface OpenCti {
  saveLog(request: {
    value: Record<string, string | number>;
    callback: (response: { success: boolean; returnValue: { recordId: string } | null }) => void;
  }): void;
}

/** Writes one task for each call, and completes it once the agent has set the disposition. */
export function logCallsInSalesforce(page: EventTarget, opencti: OpenCti): () => void {
  const tasks = new Map<string, string>();
  return onCall(page, (call) => {
    if (call.type !== 'call.ended' && call.type !== 'call.disposed') return;
    const task = tasks.get(call.id);
    opencti.saveLog({
      value: { ...(task === undefined ? { entityApiName: 'Task' } : { Id: task }), ...taskOf(call) },
      callback: ({ success, returnValue }) => {
        if (success && returnValue) tasks.set(call.id, returnValue.recordId);
      },
    });
  });
}

/** The fields of a task. `WhoId` names a person (lead 00Q, contact 003), `WhatId` any other record. */
function taskOf({ number, recordId, disposition, outcome, talkSeconds, callId }: PageCall) {
  const isPerson = recordId !== null && /^00(?:Q|3)/.test(recordId);
  return {
    Subject: `Call to ${number}`,
    Status: 'Completed',
    TaskSubtype: 'Call',
    CallType: 'Outbound',
    CallDisposition: disposition ?? outcome,
    CallDurationInSeconds: talkSeconds ?? 0,
    ...(callId === null ? {} : { CallObject: callId }),
    ...(recordId === null ? {} : { [isPerson ? 'WhoId' : 'WhatId']: recordId }),
  };
}
