import { explain } from '../../failure.ts';
import { journal } from '../../platform/database.ts';
import type { Handlers } from '../../platform/request-router.ts';
import { fail, ok } from '../../result.ts';
import { storedCallbacks } from '../callbacks/stored-callbacks.ts';
import { explained } from '../explained-reply.ts';
import type { AgentSession } from './agent-session.ts';
import { numberReader } from './check-command.ts';
import { dialNumber } from './dial-number.ts';

/** The handlers of the dials of popup and panel: a typed number, a recent call, and a callback. */
export function dialHandlers(session: AgentSession): Pick<Handlers, 'dialTyped' | 'redial' | 'dialCallback'> {
  return {
    async dialTyped({ shown, leadId, recordId, ...request }) {
      const read = await numberReader();
      const typed = read(shown);
      if (!typed.ok) return explained(typed);
      const chosen = {
        ...(leadId === undefined ? {} : { leadId }),
        ...(recordId === undefined ? {} : { recordId }),
      };
      const entry = await dialNumber(session, { ...request, shown, ...typed.value }, chosen);
      return entry.ok ? ok(null) : entry;
    },

    async redial({ id, call }) {
      const known = await journal.find(call);
      if (known?.command.kind !== 'dial') return fail(explain({ kind: 'lost' }));
      const { number, formatted, ext } = known.command;
      const entry = await dialNumber(
        session,
        { id, number, shown: formatted, ...(ext === undefined ? {} : { ext }) },
        {},
      );
      return entry.ok ? ok(null) : entry;
    },

    async dialCallback({ id, callback }) {
      const known = (await storedCallbacks.get())?.find((each) => each.id === callback);
      if (!known) return fail(explain({ kind: 'lost' }));
      const { number, formatted, page, title } = known;
      const record = {
        ...(page === undefined ? {} : { page }),
        ...(title === undefined ? {} : { title }),
      };
      const entry = await dialNumber(session, { id, number, shown: formatted }, record);
      return entry.ok ? ok(null) : entry;
    },
  };
}
