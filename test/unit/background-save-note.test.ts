import { describe, expect, test } from 'vitest';
import { saveNote } from '../../src/background/session/save-note.ts';
import type { Failure } from '../../src/failure.ts';
import { fail, ok, type Result } from '../../src/result.ts';
import type { AskDialer } from '../../src/session/poll.ts';

type Replies = Readonly<Record<string, Result<unknown, Failure>>>;

const replies = {
  agent_status: ok({ leadId: '1001' }),
  lead_field_info: ok({ value: 'VIP' }),
  update_fields: ok({ leadId: '1001' }),
};

/** Runs it against a dialer with these replies. Returns the outcome and the requests. */
async function run(changed: Replies = {}) {
  const sent: [string, unknown][] = [];
  const ask = (async (name: string, input: unknown) => {
    sent.push([name, input]);
    return { ...replies, ...changed }[name as keyof typeof replies];
  }) as AskDialer;
  return { outcome: await saveNote(ask, 'Ask for "Iris"', '1000'), sent };
}

test('the comments are read and written back with the note behind them', async () => {
  const { outcome, sent } = await run();
  expect(outcome).toEqual(ok({}));
  expect(sent).toEqual([
    ['agent_status', { agent_user: '1000', header: 'YES' }],
    ['lead_field_info', { lead_id: '1001', field_name: 'comments' }],
    ['update_fields', { agent_user: '1000', comments: 'VIP - Ask for Iris' }],
  ]);
});

describe('nothing is written', () => {
  test.each<[string, Replies, Failure]>([
    [
      'if the session cannot be read',
      { agent_status: fail({ kind: 'serverFault' }) },
      { kind: 'commentsUnreadable' },
    ],
    ['without a lead', { agent_status: ok({ leadId: '0' }) }, { kind: 'noLead' }],
    [
      'without the right to read',
      { lead_field_info: fail({ kind: 'noPermission' }) },
      { kind: 'commentsUnreadable' },
    ],
    [
      'if nothing came back',
      { lead_field_info: fail({ kind: 'timedOut', host: 'h' }) },
      { kind: 'commentsUnreadable' },
    ],
    ['if the login was rejected', { lead_field_info: fail({ kind: 'locked' }) }, { kind: 'locked' }],
    [
      'over characters that would be lost',
      { lead_field_info: ok({ value: 'a "b"' }) },
      { kind: 'commentsNotPlain' },
    ],
  ])('%s', async (_what, changed, failure) => {
    const { outcome, sent } = await run(changed);
    expect(outcome).toEqual(fail(failure));
    expect(sent.map(([name]) => name)).not.toContain('update_fields');
  });
});

test('a refusal of the dialer is passed on', async () => {
  const refusal = fail({ kind: 'noPermission' } as const);
  expect((await run({ update_fields: refusal })).outcome).toEqual(refusal);
});

test('the agent is warned if another lead came onto the screen', async () => {
  const { outcome } = await run({ update_fields: ok({ leadId: '1002' }) });
  expect(outcome).toEqual(ok({ warning: { kind: 'noteOnOtherLead' } }));
});
