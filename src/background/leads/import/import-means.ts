import type { Failure } from '../../../failure.ts';
import { type ImportTarget, isManualTarget, type LeadImport } from '../../../leads/import/lead-import.ts';
import { popupState } from '../../../platform/stored-state.ts';
import { supervisorState } from '../../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../../result.ts';
import { type Account, currentAccount } from '../../auth/credentials.ts';
import { loginFailed } from '../../auth/sign-in.ts';
import { supervisorAccount } from '../../supervisor/supervisor-credentials.ts';
import { supervisorLoginFailed } from '../../supervisor/supervisor-sign-in.ts';

/** The accounts with which an import is sent. */
export interface ImportMeans {
  /** Adds the leads: the supervisor to a list, the agent to a manual dial list. */
  readonly sender: Account;
  /** Searches for leads. Undefined: no account for that is signed in at the same dialer. */
  readonly searcher: Account | undefined;
}

/** Who is signed in as the one who adds leads to this target. */
export async function addsLeads(
  target: ImportTarget,
): Promise<Result<{ readonly by: string; readonly address: string }, Failure>> {
  const isManual = isManualTarget(target);
  const { signIn } = isManual ? await popupState.get() : await supervisorState.get();
  if (signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const { agent, user, address } = signIn.identity;
  return ok({ by: isManual ? agent : user, address });
}

/** The accounts that continue an import. Another account than the one that began it could be one of another dialer. */
export async function importMeans({
  by,
  address,
  target,
}: LeadImport): Promise<Result<ImportMeans, Failure>> {
  const now = await addsLeads(target);
  if (!now.ok) return now;
  if (now.value.by !== by || now.value.address !== address) return fail({ kind: 'otherAccount', about: by });
  const { signIn } = await supervisorState.get();
  const isSupervisorHere = signIn.state === 'in' && signIn.identity.address === address;
  const searcher = isSupervisorHere ? ((await supervisorAccount.currentAccount()) ?? undefined) : undefined;
  const sender = isManualTarget(target) ? await currentAccount() : searcher;
  return sender ? ok({ sender, searcher }) : fail({ kind: 'notSignedIn' });
}

/** Ends the sign-in of the account that adds the leads, because the dialer has refused its login. */
export const senderLoginFailed = (target: ImportTarget, failure: Failure): Promise<void> =>
  isManualTarget(target) ? loginFailed(failure) : supervisorLoginFailed(failure);
