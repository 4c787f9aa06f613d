import { explain, type Failure } from '../../failure.ts';
import { fail, type Result } from '../../result.ts';
import { isDefinite } from '../../session/failure-classes.ts';
import type { TeamAction } from '../../team/team-action.ts';
import { type BatchSend, isEndedByReply, type settleItem } from '../../team/team-batch.ts';
import type { Account } from '../auth/credentials.ts';
import { askDialer } from '../dialer/client.ts';

/** Sends one request of an action to the dialer, with the account of the supervisor. Never repeats it. */
export async function sendTeamCommand(
  action: TeamAction,
  user: string,
  request: BatchSend['request'],
  as: Account,
): Promise<Result<unknown, Failure>> {
  const target = { agent_user: user };
  switch (request) {
    case 'pause':
      return askDialer('external_pause', { ...target, value: 'PAUSE' }, { as });
    case 'resume':
      return askDialer('external_pause', { ...target, value: 'RESUME' }, { as });
    case 'logOut':
      return askDialer('logout', { ...target, value: 'LOGOUT' }, { as });
    case 'pauseCode': {
      const code = 'code' in action ? action.code : '';
      return askDialer('pause_code', { ...target, value: code }, { as });
    }
    case 'message': {
      const text = 'text' in action ? action.text : '';
      const what = { recipient_type: 'USER', recipient: user, notification_text: text } as const;
      const reply = await askDialer('send_notification', what, { as });
      // The dialer replies SUCCESS with the number 0 when it has stored nothing (docs/vicidial/results-out.md 7).
      return reply.ok && reply.value.count === '0' ? fail({ kind: 'messageNotStored' }) : reply;
    }
    case 'inGroups':
      return askInGroups(action, target, as);
    case 'hangUp':
      return askDialer('external_hangup', { ...target, value: '1' }, { as });
    case 'disposition': {
      const value = action.kind === 'endWrapUp' ? action.status : '';
      return askDialer('external_status', { ...target, value }, { as });
    }
    default:
      return request satisfies never;
  }
}

const inGroupValues = { replace: 'CHANGE', add: 'ADD', remove: 'REMOVE' } as const;

async function askInGroups(
  action: TeamAction,
  target: { readonly agent_user: string },
  as: Account,
): Promise<Result<unknown, Failure>> {
  if (action.kind !== 'inGroups') throw new Error('not a change of in-groups');
  const value = inGroupValues[action.change];
  const blended = action.isBlended ? 'YES' : 'NO';
  const choices = action.inGroups.join(' ');
  return askDialer('change_ingroups', { ...target, value, blended, ingroup_choices: choices }, { as });
}

type Outcome = Parameters<typeof settleItem>[2];

/** What a reply means for the agent, or undefined if only the next list of the team can show it. */
export function commandOutcome(
  request: BatchSend['request'],
  reply: Result<unknown, Failure>,
): Outcome | undefined {
  // The list shows the effect of most commands.
  if (reply.ok) return isEndedByReply(request) ? 'accepted' : undefined;
  if (reply.error.kind === 'notLoggedIn') return 'loggedOut';
  // The agent changed in this moment.
  if (reply.error.kind === 'pauseConflict' || reply.error.kind === 'notPaused') return undefined;
  if (isDefinite(reply.error)) return explain(reply.error);
  return isEndedByReply(request) ? 'outcomeUnknown' : undefined;
}
