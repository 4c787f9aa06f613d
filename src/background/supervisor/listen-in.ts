import type { Failure } from '../../failure.ts';
import type { ListenForm } from '../../messages/requests.ts';
import { monitorPhone } from '../../platform/stored-monitor-phone.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import { monitorStages, phoneOwner, type StartedMode, startedMode } from '../../team/listening.ts';
import { missingForCommand } from '../../team/supervisor-rights.ts';
import type { Account } from '../auth/credentials.ts';
import { askDialer } from '../dialer/client.ts';
import { readSettings } from '../effective-settings.ts';
import { askNonAgent } from './supervisor-client.ts';
import { supervisorAccount } from './supervisor-credentials.ts';
import { supervisorLoginFailed } from './supervisor-sign-in.ts';
import { visibleAgents } from './visible-agents.ts';

/**
 * Rings the phone of the supervisor and connects it with the call of an agent of the team. The reply is how the dialer connects
 * it, which may differ from what was asked. If the settings have a notice, the agent gets it first, and nothing rings without it.
 */
export async function listenIn(form: ListenForm): Promise<Result<StartedMode, Failure>> {
  const { signIn, rights } = await supervisorState.get();
  const account = await supervisorAccount.currentAccount();
  if (signIn.state !== 'in' || !account) return fail({ kind: 'notSignedIn' });
  const { disabledFeatures, listenNotice } = (await readSettings()).values;
  if (disabledFeatures.includes('teamPage') || disabledFeatures.includes('teamListening')) {
    return fail({ kind: 'setByOrganization' });
  }
  if (rights && missingForCommand(rights)) return fail({ kind: 'noPermission' });
  const agent = (await visibleAgents()).find(({ id }) => id === form.agent);
  if (!agent) return fail({ kind: 'noAgentsChosen' });
  const started = await ring({ ...form, agent: agent.user, notice: listenNotice.trim() }, account);
  if (started.ok) await monitorPhone.set({ owner: phoneOwner(signIn.identity), login: form.phone });
  else if (isLoginFailure(started.error)) await supervisorLoginFailed(started.error);
  return started;
}

async function ring(
  { agent, mode, phone, notice }: ListenForm & { readonly notice: string },
  as: Account,
): Promise<Result<StartedMode, Failure>> {
  // The state of the recording names the conference and its server, and needs no right of its own.
  const place = await askDialer('recording', { agent_user: agent, value: 'STATUS' }, { as });
  if (!place.ok) return place;
  if (notice !== '') {
    const notified = await notify(agent, notice, as);
    if (!notified.ok) return notified;
  }
  const { session, server } = place.value;
  const stage = monitorStages[mode];
  const reply = await askNonAgent('blind_monitor', {
    ...{ phone_login: phone, session_id: session, server_ip: server, stage },
  });
  if (!reply.ok) return reply;
  const [launched] = reply.value.results;
  return ok(startedMode(mode, launched?.values['monitor_dialstringstagesession_id'] ?? '', session));
}

async function notify(agent: string, text: string, as: Account): Promise<Result<null, Failure>> {
  const what = { recipient_type: 'USER', recipient: agent, notification_text: text } as const;
  const reply = await askDialer('send_notification', what, { as });
  if (!reply.ok) return reply;
  // The dialer replies SUCCESS with the number 0 when it has stored nothing (docs/vicidial/results-out.md 7).
  return reply.value.count === '0' ? fail({ kind: 'messageNotStored' }) : ok(null);
}
