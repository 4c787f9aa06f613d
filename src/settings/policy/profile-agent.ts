import { type Resolved, readSetting } from '../resolve.ts';

/**
 * Sets the agent user to the part before the @ of the browser account's mail address, if the policy requests that and does
 * not set a user itself. Changes nothing if the dialer cannot have a user of that name.
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
