import { fail, ok } from '../../result.ts';
import type { Command } from '../../session/command.ts';
import type { Entry } from '../../session/journal.ts';
import type { AskDialer } from '../../session/poll.ts';
import type { Settings } from '../../settings/catalog.ts';
import { callerIdParts } from '../../settings/values/dial-options.ts';
import { askDialer } from '../dialer/client.ts';
import type { Reply } from './send-other-command.ts';

/** The agent of the session, and the call ID of the last poll. */
export interface Target {
  readonly agent: string;
  readonly callId?: string | undefined;
}

/** Sends a journal entry to the dialer, once. Success means that the dialer stored the command, not that it happened. */
export async function sendCommand({ command }: Entry, { agent, callId }: Target, settings: Settings): Reply {
  const ask: AskDialer = (name, input) => askDialer(name, input, { settings });
  if (command.kind === 'dial' && !settings.isRemoteAgent) return dial(ask, command, agent, settings);
  const { controlRemote, sendToScreen } = await import('./send-other-command.ts');
  return settings.isRemoteAgent || command.kind === 'dial'
    ? controlRemote(ask, command, agent, callId)
    : sendToScreen(ask, command, agent);
}

async function dial(
  ask: AskDialer,
  command: Extract<Command, { kind: 'dial' }>,
  agent: string,
  settings: Settings,
): Reply {
  const reply = await ask('external_dial', {
    agent_user: agent,
    value: command.value,
    phone_code: command.phoneCode,
    search: settings.searchLead ? 'YES' : 'NO',
    preview: command.preview ? 'YES' : 'NO',
    focus: 'NO',
    ...(settings.dialPrefix ? { dial_prefix: settings.dialPrefix } : {}),
    ...callerIdParts(settings),
    ...(command.vendorId === undefined ? {} : { vendor_id: command.vendorId }),
    ...(command.inGroup === undefined ? {} : { dial_ingroup: command.inGroup }),
    // With SEARCH, the dialer dials the number only if it is one of the lead's own numbers (docs/vicidial/facts.md 5.3).
    ...(command.leadId === undefined ? {} : { lead_id: command.leadId, alt_dial: 'SEARCH' as const }),
  });
  if (!reply.ok) return reply;
  // The dialer drops characters silently. Only its reply shows what it will dial (docs/vicidial/facts.md 5.3).
  if (reply.value.value !== command.value) return fail({ kind: 'unrecognized' });
  return ok(command.isRecordDropped ? { warning: { kind: 'recordNotSent' } } : {});
}
