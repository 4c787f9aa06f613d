import { credentialVault } from '../auth/credential-vault.ts';
import { accountStore } from '../auth/credentials.ts';

/**
 * The credentials of the supervisor. They are apart from those of the agent, whose account must never reach the non-agent API:
 * there its level counts as a failed login (docs/vicidial/facts.md 3.2). The account may use both APIs.
 */
export const supervisorVault = credentialVault('supervisorVault');
export const supervisorAccount = accountStore('supervisorAccount', async () => supervisorVault);
