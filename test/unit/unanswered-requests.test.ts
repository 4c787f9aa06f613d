import { expect, test } from 'vitest';
import { isLost } from '../../src/failure.ts';
import type { Requests } from '../../src/messages/requests.ts';
import { request } from '../../src/platform/messaging.ts';

const press = { id: 'press-0001' };

// No context replies to a message of the fake browser, as if the worker was stopped.
test.each<[string, () => ReturnType<typeof request<keyof Requests>>, string]>([
  ['a dial sends the agent to the agent screen', () => request('confirmDial', press), 'failure_lost'],
  [
    'a command sends the agent to the agent screen',
    () => request('command', { ...press, command: { kind: 'hangUp' } }),
    'failure_lost',
  ],
  [
    'an import has nothing to do with the agent screen',
    () => request('changeLeadImport', { ...press, change: 'pause' }),
    'failure_unfinished',
  ],
  ['neither does the team', () => request('stopTeamAction', press), 'failure_unfinished'],
  ['nor a site', () => request('enableSite', { pattern: 'https://crm.example/*' }), 'failure_unfinished'],
])('without a reply, %s', async (_what, send, reason) => {
  const reply = await send();
  expect(reply).toMatchObject({ ok: false, error: { what: reason, todo: `${reason}_todo` } });
  expect(!reply.ok && isLost(reply.error)).toBe(true);
});
