import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Entry } from '../session/journal.ts';
import { askDialer } from './dialer.ts';
import { readSettings } from './settings.ts';

/** Taken by the dialer; the warning says which part of it was not. */
type Taken = { readonly warning?: Failure };

/** Sends a journal entry to the dialer, once. Good means that the dialer wrote it down, no more. */
export async function transmit(entry: Entry, agent: string): Promise<Result<Taken, Failure>> {
  const { command } = entry;
  const target = { agent_user: agent };
  switch (command.kind) {
    case 'dial': {
      const { values } = await readSettings();
      const reply = await askDialer('external_dial', {
        ...target,
        value: command.value,
        phone_code: command.phoneCode,
        search: values.searchLead ? 'YES' : 'NO',
        preview: command.preview ? 'YES' : 'NO',
        focus: 'NO',
        ...(values.dialPrefix ? { dial_prefix: values.dialPrefix } : {}),
      });
      if (!reply.ok) return reply;
      // The dialer drops characters without a word: only its echo tells what it will dial (facts.md 5.3).
      return reply.value.value === command.value ? ok({}) : fail({ kind: 'unrecognised' });
    }
    case 'hangUp':
      return done(await askDialer('external_hangup', { ...target, value: '1' }));
    case 'dispose': {
      const { callback } = command;
      const reply = await askDialer('external_status', {
        ...target,
        value: command.status,
        ...(callback
          ? {
              callback_datetime: callback.at,
              callback_type: callback.mine ? 'USERONLY' : 'ANYONE',
              callback_comments: callback.comment,
            }
          : {}),
      });
      if (!reply.ok) return reply;
      // The dialer keeps the status and drops the callback without a word when the status is none for callbacks (facts.md 5.2).
      return ok(!callback || reply.value.hasCallback ? {} : { warning: { kind: 'callbackNotKept' } });
    }
    case 'pause':
      return done(await askDialer('external_pause', { ...target, value: 'PAUSE' }));
    case 'resume':
      return done(await askDialer('external_pause', { ...target, value: 'RESUME' }));
    case 'pauseCode':
      return done(await askDialer('pause_code', { ...target, value: command.code }));
  }
}

function done(reply: Result<unknown, Failure>): Result<Taken, Failure> {
  return reply.ok ? ok({}) : reply;
}
