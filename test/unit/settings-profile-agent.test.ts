import { expect, test } from 'vitest';
import { withProfileAgent } from '../../src/settings/policy/profile-agent.ts';
import { resolve } from '../../src/settings/resolve.ts';

const wanted = { agentUserFromProfile: true };

test.each<[string, object, object, string, string, boolean]>([
  ['the name before the @', wanted, {}, 'ann1000@example.com', 'ann1000', true],
  ['what the person typed gives way', wanted, { agentUser: 'other' }, 'ann1000@example.com', 'ann1000', true],
  ['a name in the policy wins', { ...wanted, agentUser: '1000' }, {}, 'ann@example.com', '1000', true],
  ['not wanted', {}, { agentUser: 'other' }, 'ann@example.com', 'other', false],
  ['nobody signed in', wanted, { agentUser: 'other' }, '', 'other', false],
  ['no name on the dialer', wanted, {}, "ann.o'hara@example.com", '', false],
  ['a name longer than the dialer takes', wanted, {}, `${'a'.repeat(40)}@example.com`, '', false],
])('%s', (_name, policy, user, email, agent, isLocked) => {
  const { values, locked } = withProfileAgent(resolve(policy, user), email);
  expect(values.agentUser).toBe(agent);
  expect(locked.includes('agentUser')).toBe(isLocked);
});
