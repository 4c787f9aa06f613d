import { explain } from '../../failure.ts';
import { toDialString } from '../../phone/dialing/dial-string.ts';
import type { Handlers } from '../../platform/request-router.ts';
import { fail, ok } from '../../result.ts';
import { numberReader } from '../session/check-command.ts';
import { askAsSupervisor } from './ask-as-supervisor.ts';
import { addToDnc, removeFromDnc, retryDncChanges } from './change-dnc.ts';

type LeadRequests = 'askAsSupervisor' | 'readNumber' | 'addToDnc' | 'removeFromDnc' | 'retryDncChanges';

/** The handlers of the requests about leads. Only the extension's own pages may send them. */
export const leadHandlers: Pick<Handlers, LeadRequests> = {
  async askAsSupervisor(request) {
    const reply = await askAsSupervisor(request);
    return reply.ok ? reply : fail(explain(reply.error));
  },
  async readNumber({ shown }) {
    const read = await numberReader();
    const typed = read(shown);
    const number = typed.ok ? toDialString(typed.value.number) : typed;
    return number.ok ? number : fail(explain(number.error));
  },
  async addToDnc(request) {
    const queued = await addToDnc(request);
    return queued.ok ? queued : fail(explain(queued.error));
  },
  async removeFromDnc({ id, change }) {
    const queued = await removeFromDnc(id, change);
    return queued.ok ? queued : fail(explain(queued.error));
  },
  async retryDncChanges() {
    await retryDncChanges();
    return ok(null);
  },
};
