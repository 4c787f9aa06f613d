import { teamBatches } from '../../platform/stored-batch.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { hasOpenRequest } from '../../team/team-batch.ts';
import type { Account } from '../auth/credentials.ts';
import { atNextDialer } from '../dialer/next-dialer.ts';
import { supervisorAccount } from './supervisor-credentials.ts';

/**
 * Switches the supervisor from an unreachable dialer to the next one, under the rules of the agent. Only the next request goes
 * there. `account`: the one whose request failed.
 */
export async function failOverSupervisor({ address }: Account): Promise<void> {
  const { signIn } = await supervisorState.get();
  // Another request may have failed at the same moment and switched already.
  if (signIn.state !== 'in' || (await supervisorAccount.currentAccount())?.address !== address) return;
  // The effect of a request that was sent to this dialer is seen at this dialer only.
  if ((await teamBatches.get()).some(hasOpenRequest)) return;
  const identity = await atNextDialer(signIn.identity);
  if (!identity) return;
  await supervisorAccount.moveAccount(identity.address);
  await supervisorState.update((now) => ({ ...now, signIn: { state: 'in', identity } }));
}
