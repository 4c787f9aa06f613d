import type { Failure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Command, Destination } from '../../session/command.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { AskDialer } from '../../session/poll.ts';
import { saveNote } from './save-note.ts';

/** The dialer accepted the command. The warning names the part that it did not accept. */
type Accepted = { readonly warning?: Failure };
export type Reply = Promise<Result<Accepted, Failure>>;

/** Every command but the dial. The worker loads the code that sends them when one of them is sent. */
export type OtherCommand = Exclude<Command, { kind: 'dial' }>;

/** Sends a command of an agent with an agent screen. */
export async function sendToScreen(ask: AskDialer, command: OtherCommand, agent: string): Reply {
  const target = { agent_user: agent };
  switch (command.kind) {
    case 'cancelDial':
    case 'previewSkip':
      // It erases a pending dial. The agent screen obeys it in a preview only (docs/vicidial/facts.md 5.3).
      return accepted(ask('preview_dial_action', { ...target, value: 'SKIP' }));
    case 'previewFinish':
      return accepted(ask('preview_dial_action', { ...target, value: 'FINISH' }));
    case 'previewDial': {
      const value = ({ main: 'DIALONLY', alternative: 'ALTDIAL', third: 'ADR3DIAL' } as const)[command.which];
      return accepted(ask('preview_dial_action', { ...target, value }));
    }
    case 'hangUp':
      return hangUp(ask, command, agent);
    case 'dispose':
      return dispose(ask, command, agent);
    case 'pause':
      return accepted(ask('external_pause', { ...target, value: 'PAUSE' }));
    case 'resume':
      return accepted(ask('external_pause', { ...target, value: 'RESUME' }));
    case 'pauseCode':
      return accepted(ask('pause_code', { ...target, value: command.code }));
    case 'park':
      return accepted(ask('park_call', { ...target, value: 'PARK_CUSTOMER' }));
    case 'grab':
      return accepted(ask('park_call', { ...target, value: 'GRAB_CUSTOMER' }));
    case 'tones':
      return accepted(ask('send_dtmf', { ...target, value: command.keys }));
    case 'startRecording':
      return accepted(ask('recording', { ...target, value: 'START' }));
    case 'stopRecording':
      return accepted(ask('recording', { ...target, value: 'STOP' }));
    case 'transfer':
      return accepted(ask('transfer_conference', { ...target, ...transferTo(command.to) }));
    case 'addParty': {
      const value = command.park ? 'PARK_CUSTOMER_DIAL' : 'DIAL_WITH_CUSTOMER';
      return accepted(
        ask('transfer_conference', {
          ...target,
          value,
          phone_number: command.number,
          consultative: 'NO',
        }),
      );
    }
    case 'dropParty':
      return accepted(ask('transfer_conference', { ...target, value: 'HANGUP_XFER' }));
    case 'leaveThreeWay':
      return accepted(ask('transfer_conference', { ...target, value: 'LEAVE_3WAY_CALL' }));
    case 'ringPhone':
      return accepted(ask('call_agent', { ...target, value: 'CALL' }));
    case 'inGroups': {
      const value = ({ replace: 'CHANGE', add: 'ADD', remove: 'REMOVE' } as const)[command.change];
      const blended = command.blended ? 'YES' : 'NO';
      const choices = command.inGroups.join(' ');
      return accepted(ask('change_ingroups', { ...target, value, blended, ingroup_choices: choices }));
    }
    case 'saveNote':
      return saveNote(ask, command.text, agent);
    case 'logOut':
      return accepted(ask('logout', { ...target, value: 'LOGOUT' }));
    default:
      return command satisfies never;
  }
}

/**
 * A pause that follows the call is requested before the hang-up: once the disposition is open, it has no effect
 * (docs/vicidial/facts.md 5.4), and the next call could reach the agent before the pause. If it fails, the pause follows
 * the disposition instead, so the hang-up does not depend on it.
 */
async function hangUp(
  ask: AskDialer,
  { disposition }: Extract<Command, { kind: 'hangUp' }>,
  agent: string,
): Reply {
  if (disposition?.thenPause) {
    const pause = await ask('external_pause', { agent_user: agent, value: 'PAUSE' });
    if (!pause.ok && isLoginFailure(pause.error)) return pause;
  }
  return accepted(ask('external_hangup', { agent_user: agent, value: '1' }));
}

async function dispose(ask: AskDialer, command: Extract<Command, { kind: 'dispose' }>, agent: string): Reply {
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
  // If the status is not one for callbacks, the dialer stores it and silently drops the callback (docs/vicidial/facts.md 5.2).
  return ok(!callback || reply.value.hasCallback ? {} : { warning: { kind: 'callbackNotKept' } });
}

/** The dialer accepts a blind transfer without a number and does nothing, so each kind names its destination (docs/vicidial/facts.md 5.10). */
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

/** An agent without an agent screen: the dialer itself ends or transfers the call, by its ID (docs/vicidial/facts.md 5.12). */
export async function controlRemote(
  ask: AskDialer,
  command: Command,
  agent: string,
  callId: string | undefined,
): Reply {
  const isForRemote = command.kind === 'hangUp' || command.kind === 'transfer';
  if (!isForRemote) return fail({ kind: 'notNow', about: command.kind });
  if (!callId) return fail({ kind: 'noLiveCall' });
  const call = { agent_user: agent, value: callId };
  if (command.kind === 'hangUp') return accepted(ask('ra_call_control', { ...call, stage: 'HANGUP' }));
  const { to } = command;
  if (to.kind === 'number') {
    const stage = { stage: 'EXTENSIONTRANSFER', phone_number: to.number } as const;
    return accepted(ask('ra_call_control', { ...call, ...stage }));
  }
  if (to.kind === 'agent' || !to.inGroup) return fail({ kind: 'inGroupNotValid' });
  const stage = { stage: 'INGROUPTRANSFER', ingroup_choices: to.inGroup } as const;
  return accepted(ask('ra_call_control', { ...call, ...stage }));
}

async function accepted(reply: Promise<Result<unknown, Failure>>): Reply {
  const answer = await reply;
  return answer.ok ? ok({}) : answer;
}
