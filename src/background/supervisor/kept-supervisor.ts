import { clearAlarm, scheduleAlarm } from '../../platform/alarms.ts';
import { currentIdleState, setIdleDelay } from '../../platform/idle.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { emptySupervisorState } from '../../team/supervisor-state.ts';
import { supervisorIdleAlarm } from '../alarm-names.ts';
import { autoLock } from '../auth/auto-lock.ts';
import { loginRestorer } from '../auth/restore-login.ts';
import { readSettings } from '../effective-settings.ts';
import { forgetTeam } from './forget-team.ts';
import { supervisorAccount, supervisorVault } from './supervisor-credentials.ts';

const { keepAccount, openAccount, forgetAccount, lockAccount } = supervisorAccount;
const shared = {
  readSettings,
  state: supervisorState,
  emptyState: emptySupervisorState,
  vaultContent: supervisorVault.vaultContent,
};

/** Signs in with the supervisor's login that is kept on this device, under the same rules as the agent's. */
export const { reviewKeptLogin: reviewKeptSupervisor, unlock: unlockSupervisor } = loginRestorer({
  ...shared,
  wipeVault: supervisorVault.wipeVault,
  openAccount,
  keepAccount,
  setIdleDelay,
});

/** Signs out or locks a supervisor who is away, under the same rules as an agent. The list of the team goes too. */
export const { handleIdleState: lockIdleSupervisor, checkIdle: checkIdleSupervisor } = autoLock({
  ...shared,
  isInCall: () => false,
  alarm: supervisorIdleAlarm,
  async forgetAccount() {
    await forgetAccount();
    await forgetTeam();
  },
  async lockAccount() {
    await lockAccount();
    await forgetTeam();
  },
  currentIdleState,
  scheduleAlarm,
  clearAlarm,
});
