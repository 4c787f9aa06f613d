import type { Failure } from '../../failure.ts';
import type { LeadFields } from '../../leads/lead-draft.ts';
import { popupState } from '../../platform/stored-state.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { askDialer } from '../dialer/client.ts';
import { readSettings } from '../effective-settings.ts';
import { supervisorAccount } from '../supervisor/supervisor-credentials.ts';
import { supervisorLoginFailed } from '../supervisor/supervisor-sign-in.ts';
import { forgetHints } from './read-lead-hint.ts';

/**
 * Writes these fields of the lead of the call, with the account of the supervisor. `update_fields` also shows them on the agent
 * screen, which would otherwise store its old ones with the disposition (docs/vicidial/facts.md 5.12).
 */
export async function saveLead(leadId: string, fields: LeadFields): Promise<Result<null, Failure>> {
  const { values } = await readSettings();
  const { leadLookup, editableLeadFields: editable } = values;
  const isAllowed = leadLookup && Object.keys(fields).every((name) => editable.some((each) => each === name));
  if (!isAllowed) return fail({ kind: 'setByOrganization' });
  const [{ session, signIn }, supervisor, as] = await Promise.all([
    popupState.get(),
    supervisorState.get(),
    supervisorAccount.currentAccount(),
  ]);
  if (signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  // The lead is one of the dialer where the agent works.
  const isSameDialer =
    supervisor.signIn.state === 'in' && supervisor.signIn.identity.address === signIn.identity.address;
  if (!as || !isSameDialer) return fail({ kind: 'noLeadAccount' });
  if (session.leadId !== leadId) return fail({ kind: 'leadGone' });
  const reply = await askDialer('update_fields', { agent_user: signIn.identity.agent, ...fields }, { as });
  if (!reply.ok) {
    if (isLoginFailure(reply.error)) await supervisorLoginFailed(reply.error);
    return reply;
  }
  await forgetHints();
  // Another lead came onto the screen since the session was read.
  return reply.value.leadId === leadId ? ok(null) : fail({ kind: 'savedOnOtherLead' });
}
