import { toDialString } from '../../phone/dialing/dial-string.ts';
import type { Handlers } from '../../platform/request-router.ts';
import { fail, ok } from '../../result.ts';
import { readSettings } from '../effective-settings.ts';
import { explained } from '../explained-reply.ts';
import { numberReader } from '../session/check-command.ts';
import { isFromSite } from '../session/page-commands.ts';
import { askAsSupervisor } from './ask-as-supervisor.ts';
import { addToDnc, removeFromDnc, retryDncChanges } from './change-dnc.ts';
import type { LeadRequest } from './lead-requests.ts';
import { readLeadHint } from './read-lead-hint.ts';
import { saveLead } from './save-lead.ts';

/** The handlers of the requests about leads. Only the extension's own pages may send them, except `leadHint`. */
export const leadHandlers: Pick<Handlers, LeadRequest> = {
  async askAsSupervisor(request) {
    return explained(await askAsSupervisor(request));
  },
  async readNumber({ shown }) {
    const read = await numberReader();
    const typed = read(shown);
    const number = typed.ok ? toDialString(typed.value.number) : typed;
    return explained(number);
  },
  async leadHint({ number }, sender) {
    const { values } = await readSettings();
    const isAllowed = sender.kind === 'own' || (await isFromSite(sender, values));
    return explained(isAllowed ? await readLeadHint(number, values) : fail({ kind: 'siteNotEnabled' }));
  },
  async saveLead({ leadId, fields }) {
    return explained(await saveLead(leadId, fields));
  },
  async addToDnc(request) {
    return explained(await addToDnc(request));
  },
  async removeFromDnc({ id, change }) {
    return explained(await removeFromDnc(id, change));
  },
  async retryDncChanges() {
    await retryDncChanges();
    return ok(null);
  },
};
