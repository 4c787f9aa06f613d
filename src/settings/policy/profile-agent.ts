import { type Resolved, readSetting } from '../resolve.ts';

/**
 * The agent user from the account that the browser is signed in to: the part of its mail address before the @, where
 * the policy wants that and has not named one itself. Nothing changes when it cannot be a name on the dialer.
 */
export function withProfileAgent(resolved: Resolved, email: string): Resolved {
  const { values, sources, locked } = resolved;
  const [name = ''] = email.split('@');
  const agent = readSetting('agentUser', name);
  const isNamed = sources.agentUser === 'policy' || sources.agentUser === 'policyJson';
  if (!values.agentUserFromProfile || isNamed || !agent.ok || agent.value === '') return resolved;
  return {
    ...resolved,
    values: { ...values, agentUser: agent.value },
    sources: { ...sources, agentUser: sources.agentUserFromProfile },
    locked: locked.includes('agentUserFromProfile') ? [...locked, 'agentUser'] : locked,
  };
}
