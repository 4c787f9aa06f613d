import type { Failure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Command, Destination } from '../../session/command.ts';
import type { Entry } from '../../session/journal.ts';
import type { AskDialer } from '../../session/poll.ts';
import type { Settings } from '../../settings/catalogue.ts';
import { callerIdParts } from '../../settings/values/dial-options.ts';
import { askDialer } from '../dialer/client.ts';

/** Taken by the dialer; the warning says which part of it was not. */
type Taken = { readonly warning?: Failure };
type Sent = Promise<Result<Taken, Failure>>;

/** Whose session it is; `callId` as it was seen last. */
export interface Target {
  readonly agent: string;
  readonly callId?: string | undefined;
}

/** Sends a journal entry to the dialer, once. Good means that the dialer wrote it down, no more. */
export function sendCommand({ command }: Entry, { agent, callId }: Target, settings: Settings): Sent {
  const ask: AskDialer = (name, input) => askDialer(name, input, { settings });
  return settings.isRemoteAgent
    ? controlRemote(ask, command, agent, callId)
    : order(ask, command, agent, settings);
}

async function order(ask: AskDialer, command: Command, agent: string, settings: Settings): Sent {
  const target = { agent_user: agent };
  switch (command.kind) {
    case 'dial':
      return dial(ask, command, agent, settings);
    case 'cancelDial':
    case 'previewSkip':
      // Over a dial that waits it erases it; the screen heeds it in a preview only (docs/vicidial/facts.md 5.3).
      return done(ask('preview_dial_action', { ...target, value: 'SKIP' }));
    case 'previewFinish':
      return done(ask('preview_dial_action', { ...target, value: 'FINISH' }));
    case 'previewDial': {
      const value = ({ main: 'DIALONLY', alternative: 'ALTDIAL', third: 'ADR3DIAL' } as const)[command.which];
      return done(ask('preview_dial_action', { ...target, value }));
    }
    case 'hangUp':
      return done(ask('external_hangup', { ...target, value: '1' }));
    case 'dispose':
      return dispose(ask, command, agent);
    case 'pause':
      return done(ask('external_pause', { ...target, value: 'PAUSE' }));
    case 'resume':
      return done(ask('external_pause', { ...target, value: 'RESUME' }));
    case 'pauseCode':
      return done(ask('pause_code', { ...target, value: command.code }));
    case 'park':
      return done(ask('park_call', { ...target, value: 'PARK_CUSTOMER' }));
    case 'grab':
      return done(ask('park_call', { ...target, value: 'GRAB_CUSTOMER' }));
    case 'tones':
      return done(ask('send_dtmf', { ...target, value: command.keys }));
    case 'startRecording':
      return done(ask('recording', { ...target, value: 'START' }));
    case 'stopRecording':
      return done(ask('recording', { ...target, value: 'STOP' }));
    case 'transfer':
      return done(ask('transfer_conference', { ...target, ...transferTo(command.to) }));
    case 'addParty': {
      const value = command.park ? 'PARK_CUSTOMER_DIAL' : 'DIAL_WITH_CUSTOMER';
      return done(
        ask('transfer_conference', {
          ...target,
          value,
          phone_number: command.number,
          consultative: 'NO',
        }),
      );
    }
    case 'dropParty':
      return done(ask('transfer_conference', { ...target, value: 'HANGUP_XFER' }));
    case 'leaveThreeWay':
      return done(ask('transfer_conference', { ...target, value: 'LEAVE_3WAY_CALL' }));
    case 'ringPhone':
      return done(ask('call_agent', { ...target, value: 'CALL' }));
    case 'inGroups': {
      const value = ({ replace: 'CHANGE', add: 'ADD', remove: 'REMOVE' } as const)[command.change];
      const blended = command.blended ? 'YES' : 'NO';
      const choices = command.inGroups.join(' ');
      return done(ask('change_ingroups', { ...target, value, blended, ingroup_choices: choices }));
    }
    case 'logOut':
      return done(ask('logout', { ...target, value: 'LOGOUT' }));
    default:
      return command satisfies never;
  }
}

async function dial(
  ask: AskDialer,
  command: Extract<Command, { kind: 'dial' }>,
  agent: string,
  settings: Settings,
): Sent {
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
    // Only if the number is one of the lead's own: the one on the screen is dialled, or none (docs/vicidial/facts.md 5.3).
    ...(command.leadId === undefined ? {} : { lead_id: command.leadId, alt_dial: 'SEARCH' as const }),
  });
  if (!reply.ok) return reply;
  // The dialer drops characters without a word: only its echo tells what it will dial (docs/vicidial/facts.md 5.3).
  if (reply.value.value !== command.value) return fail({ kind: 'unrecognised' });
  return ok(command.isRecordDropped ? { warning: { kind: 'recordNotSent' } } : {});
}

async function dispose(ask: AskDialer, command: Extract<Command, { kind: 'dispose' }>, agent: string): Sent {
  const { callback } = command;
  const reply = await ask('external_status', {
    agent_user: agent,
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
  // The dialer keeps the status and drops the callback without a word when the status is none for callbacks (docs/vicidial/facts.md 5.2).
  return ok(!callback || reply.value.hasCallback ? {} : { warning: { kind: 'callbackNotKept' } });
}

/** A blind transfer without a number is taken and goes nowhere, so each kind names its destination (docs/vicidial/facts.md 5.10). */
function transferTo(to: Destination) {
  switch (to.kind) {
    case 'number':
      return { value: 'BLIND_TRANSFER', phone_number: to.number } as const;
    case 'inGroup':
      return { value: 'LOCAL_CLOSER', ingroup_choices: to.inGroup ?? 'DEFAULTINGROUP' } as const;
    case 'agent':
      return { value: 'LOCAL_CLOSER', ingroup_choices: 'AGENTDIRECT', phone_number: to.agent } as const;
    default:
      return to satisfies never;
  }
}

/** An agent without a screen: the dialer itself ends and moves the call, by its id (docs/vicidial/facts.md 5.12). */
async function controlRemote(
  ask: AskDialer,
  command: Command,
  agent: string,
  callId: string | undefined,
): Sent {
  const isForRemote = command.kind === 'hangUp' || command.kind === 'transfer';
  if (!isForRemote) return fail({ kind: 'notNow', about: command.kind });
  if (!callId) return fail({ kind: 'noLiveCall' });
  const call = { agent_user: agent, value: callId };
  if (command.kind === 'hangUp') return done(ask('ra_call_control', { ...call, stage: 'HANGUP' }));
  const { to } = command;
  if (to.kind === 'number') {
    const stage = { stage: 'EXTENSIONTRANSFER', phone_number: to.number } as const;
    return done(ask('ra_call_control', { ...call, ...stage }));
  }
  if (to.kind === 'agent' || !to.inGroup) return fail({ kind: 'inGroupNotValid' });
  const stage = { stage: 'INGROUPTRANSFER', ingroup_choices: to.inGroup } as const;
  return done(ask('ra_call_control', { ...call, ...stage }));
}

async function done(reply: Promise<Result<unknown, Failure>>): Sent {
  const answer = await reply;
  return answer.ok ? ok({}) : answer;
}
