import { explain, type Failure } from '../../failure.ts';
import { maskNumber } from '../../phone/numbering/mask-number.ts';
import type { Handlers } from '../../platform/request-router.ts';
import { fail, ok } from '../../result.ts';
import { readSettings } from '../effective-settings.ts';
import { explained } from '../explained-reply.ts';
import { currentStatistics } from './current-statistics.ts';
import { unlockSupervisor } from './kept-supervisor.ts';
import { listenIn } from './listen-in.ts';
import { refreshTeam } from './refresh-team.ts';
import { runBatches, stopOpenBatch } from './run-batch.ts';
import { startBatch } from './start-batch.ts';
import { askNonAgent } from './supervisor-client.ts';
import type { SupervisorRequest } from './supervisor-requests.ts';
import { checkRights, signInSupervisor, signOutSupervisor } from './supervisor-sign-in.ts';
import { visibleAgents } from './visible-agents.ts';

/** The handlers of the requests that the team page and the options page send for the supervisor. */
export const supervisorHandlers: Pick<Handlers, SupervisorRequest> = {
  async signInSupervisor(form) {
    return explained(await signInSupervisor(form));
  },
  async unlockSupervisor({ passphrase }) {
    return explained(await unlockSupervisor(passphrase));
  },
  async signOutSupervisor() {
    await signOutSupervisor();
    return ok(null);
  },
  async checkRights() {
    return explained(await checkRights());
  },
  async refreshTeam({ isVisible }) {
    await refreshTeam(isVisible);
    // After a stop of the worker, an open page goes on with an action sooner than the alarm.
    void runBatches();
    return ok(null);
  },
  async listenIn(form) {
    const started = await listenIn(form);
    return started.ok ? started : fail(explain(ofOtherAgent(started.error)));
  },
  async teamStatistics() {
    return explained(await currentStatistics());
  },
  async startTeamAction({ id, action, agents, reason }) {
    const started = await startBatch(id, action, agents, reason);
    if (started.ok) void runBatches();
    return explained(started);
  },
  async stopTeamAction({ id }) {
    await stopOpenBatch(id);
    return ok(null);
  },
  async agentCall({ user }) {
    if (!(await visibleAgents()).some((agent) => agent.user === user))
      return fail(explain({ kind: 'noAgentsChosen' }));
    const reply = await askNonAgent('agent_status', { agent_user: user });
    if (!reply.ok) return fail(explain(ofOtherAgent(reply.error)));
    const [row] = reply.value.rows;
    // A row that does not fit its columns cannot be read with certainty.
    if (!row) return fail(explain({ kind: 'unrecognized' }));
    const { maskNumbers } = (await readSettings()).values;
    const { lead_id, phone_number, vendor_lead_code } = row;
    return ok({
      number: maskNumbers ? maskNumber(phone_number) : phone_number,
      leadId: lead_id === '0' ? '' : lead_id,
      vendorCode: vendor_lead_code,
    });
  },
};

/** The agent who is not logged in is another person: the supervisor cannot log in on that agent screen. */
function ofOtherAgent(failure: Failure): Failure {
  return failure.kind === 'notLoggedIn' ? { kind: 'agentLoggedOut' } : failure;
}
