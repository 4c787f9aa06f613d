import { type Explanation, explain, type Failure } from '../../failure.ts';
import type { Handlers } from '../../platform/request-router.ts';
import { fail, ok, type Result } from '../../result.ts';
import { unlockSupervisor } from './kept-supervisor.ts';
import { refreshTeam } from './refresh-team.ts';
import { checkRights, signInSupervisor, signOutSupervisor } from './supervisor-sign-in.ts';

type SupervisorRequests =
  | 'signInSupervisor'
  | 'unlockSupervisor'
  | 'signOutSupervisor'
  | 'checkRights'
  | 'refreshTeam';

/** The handlers of the requests that the team page and the options page send for the supervisor. */
export const supervisorHandlers: Pick<Handlers, SupervisorRequests> = {
  async signInSupervisor(form) {
    return settled(await signInSupervisor(form));
  },
  async unlockSupervisor({ passphrase }) {
    return settled(await unlockSupervisor(passphrase));
  },
  async signOutSupervisor() {
    await signOutSupervisor();
    return ok(null);
  },
  async checkRights() {
    return settled(await checkRights());
  },
  async refreshTeam({ isVisible }) {
    await refreshTeam(isVisible);
    return ok(null);
  },
};

function settled(result: Result<null, Failure>): Result<null, Explanation> {
  return result.ok ? result : fail(explain(result.error));
}
