import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/failure.ts';
import { restrictBatch } from '../../src/team/restrict-batch.ts';
import { oppositeOf, planAction, type TeamAction } from '../../src/team/team-action.ts';
import { type TeamAgent, type TeamState, teamStates } from '../../src/team/team-agent.ts';
import {
  advanceBatch,
  type BatchRequest,
  type BatchSend,
  countItems,
  isOpenBatch,
  newBatch,
  settleItem,
  stopBatch,
  type TeamBatch,
  withholdItem,
} from '../../src/team/team-batch.ts';

const agent = (user: string, state: TeamState, pauseCode = ''): TeamAgent => ({
  ...{ id: user, user, name: `Agent ${user}`, state, pauseCode, campaign: 'SALES', group: 'NORTH' },
  ...{ callsToday: 0, leadId: '', callId: '', since: 0, isAtLeast: false },
});
const pause = (code = ''): TeamAction => ({ kind: 'pause', code });
const logOut = (afterCall = false): TeamAction => ({ kind: 'logOut', afterCall });

const endWrapUp = (thenPause = false): TeamAction => ({ kind: 'endWrapUp', status: 'NI', thenPause });
const grant: TeamAction = { kind: 'grantPause', requestCode: 'REQBRK', code: 'BREAK' };
const deny = (text = ''): TeamAction => ({ kind: 'denyPause', requestCode: 'REQBRK', text });
const joinSales: TeamAction = { kind: 'inGroups', change: 'add', inGroups: ['SALES'], isBlended: false };

describe('the plan', () => {
  test.each<[string, TeamAction, TeamState, string, object]>([
    ['pauses an agent who waits', pause('BREAK'), 'waiting', '', {}],
    ['changes the code of a pause', pause('BREAK'), 'paused', 'LUNCH', {}],
    ['leaves out an agent who has that pause', pause('BREAK'), 'paused', 'BREAK', { skip: 'isPaused' }],
    ['leaves out an agent who is paused', pause(), 'paused', 'LUNCH', { skip: 'isPaused' }],
    ['pauses after the call', pause('BREAK'), 'inCall', '', { isLater: true }],
    ['resumes a pause', { kind: 'resume' }, 'paused', '', {}],
    ['resumes nobody who works', { kind: 'resume' }, 'waiting', '', { skip: 'isNotPaused' }],
    ['resumes nobody in wrap-up', { kind: 'resume' }, 'wrapUp', '', { skip: 'isNotPaused' }],
    [
      'changes no code without a pause',
      { kind: 'pauseCode', code: 'A' },
      'waiting',
      '',
      { skip: 'isNotPaused' },
    ],
    ['changes no code that is there', { kind: 'pauseCode', code: 'A' }, 'paused', 'A', { skip: 'hasCode' }],
    ['logs out a paused agent', logOut(), 'paused', '', {}],
    ['logs out nobody in a call', logOut(), 'inCall', '', { skip: 'isBusy' }],
    ['logs out nobody in wrap-up', logOut(), 'wrapUp', '', { skip: 'isBusy' }],
    ['logs out after the call', logOut(true), 'deadCall', '', { isLater: true }],
    ['ends a wrap-up', endWrapUp(), 'wrapUp', '', {}],
    ['ends a dead call', endWrapUp(), 'deadCall', '', {}],
    ['ends no call with a customer', endWrapUp(), 'inCall', '', { skip: 'isNotInWrapUp' }],
    ['grants a request', grant, 'paused', 'REQBRK', {}],
    ['grants nobody who does not ask', grant, 'paused', 'LUNCH', { skip: 'isNotAsking' }],
    ['denies nobody who works', deny(), 'waiting', '', { skip: 'isNotAsking' }],
    ['changes the in-groups of anybody', joinSales, 'inCall', '', {}],
    ['sends a message to anybody', { kind: 'message', text: 'Hi' }, 'inCall', '', {}],
  ])('%s', (_what, action, state, code, planned) => {
    const someone = agent('1', state, code);
    expect(planAction(action, [someone])).toEqual([{ agent: someone, ...planned }]);
  });

  test('a pause is taken back by a resume, and a log-out by nothing', () => {
    expect(oppositeOf(pause('BREAK'))).toEqual({ kind: 'resume' });
    expect(oppositeOf({ kind: 'resume' })).toEqual(pause());
    expect(oppositeOf(logOut())).toBeUndefined();
  });
});

/** A batch on one agent whose states the test gives, as lists that are asked for at these seconds. */
function play(
  action: TeamAction,
  first: TeamAgent,
  looks: readonly (readonly [second: number, TeamAgent | undefined])[],
) {
  let batch = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action }, [first]);
  const sent: [second: number, request: BatchRequest][] = [];
  for (const [second, seen] of looks) {
    const at = second * 1000;
    const next = advanceBatch(batch, { agents: seen ? [seen] : [], askedAt: at, seenAt: at }, at);
    batch = next.batch;
    for (const { request } of next.sends) sent.push([second, request]);
  }
  return { sent, item: batch.items[0], batch };
}

/** An agent with a lead on the screen. */
const onLead = (state: TeamState, leadId = '7') => ({ ...agent('1', state), leadId });
const waiting = agent('1', 'waiting');
const paused = (code = '') => agent('1', 'paused', code);

describe('an agent of a batch', () => {
  test.each<
    [string, TeamAction, TeamAgent, [number, TeamAgent | undefined][], [number, BatchRequest][], object]
  >([
    [
      'is paused, seen paused, gets the code, and is done when the code is seen',
      pause('BREAK'),
      waiting,
      [
        [1, waiting],
        [6, paused()],
        [11, paused('BREAK')],
      ],
      [
        [1, 'pause'],
        [6, 'pauseCode'],
      ],
      { state: 'done' },
    ],
    [
      'gets the code once more if it landed on the row before',
      pause('BREAK'),
      waiting,
      [
        [1, waiting],
        [6, paused()],
        [11, paused()],
        [16, paused('BREAK')],
      ],
      [
        [1, 'pause'],
        [6, 'pauseCode'],
        [11, 'pauseCode'],
      ],
      { state: 'done' },
    ],
    [
      'fails when the code is never seen',
      pause('BREAK'),
      waiting,
      [
        [1, waiting],
        [6, paused()],
        [11, paused()],
        [16, paused()],
        [26, paused()],
      ],
      [
        [1, 'pause'],
        [6, 'pauseCode'],
        [11, 'pauseCode'],
      ],
      { state: 'failed', failure: 'codeNotSeen' },
    ],
    [
      'gets the code of another supervisor each time: the code is sent twice and not again',
      pause('BREAK'),
      waiting,
      [
        [1, waiting],
        [6, paused('LUNCH')],
        [11, paused('LUNCH')],
        [16, paused('LUNCH')],
        [26, paused('LUNCH')],
      ],
      [
        [1, 'pause'],
        [6, 'pauseCode'],
        [11, 'pauseCode'],
      ],
      { state: 'failed', failure: 'codeNotSeen' },
    ],
    [
      'is done when a slow agent screen takes up the second code',
      pause('BREAK'),
      waiting,
      [
        [1, waiting],
        [6, paused()],
        [11, paused()],
        [16, paused()],
        [25, paused('BREAK')],
      ],
      [
        [1, 'pause'],
        [6, 'pauseCode'],
        [11, 'pauseCode'],
      ],
      { state: 'done' },
    ],
    [
      'is paused after the call',
      pause(),
      agent('1', 'inCall'),
      [
        [1, agent('1', 'inCall')],
        [600, agent('1', 'inCall')],
        [605, agent('1', 'wrapUp')],
        [610, paused()],
      ],
      [[1, 'pause']],
      { state: 'done' },
    ],
    [
      'gets a pause once more when nothing took it up, and then fails',
      pause(),
      waiting,
      [
        [1, waiting],
        [6, waiting],
        [16, waiting],
        [26, waiting],
        [31, waiting],
      ],
      [
        [1, 'pause'],
        [16, 'pause'],
      ],
      { state: 'failed', failure: 'notTakenUp' },
    ],
    [
      'is gone',
      pause(),
      waiting,
      [
        [1, waiting],
        [6, undefined],
      ],
      [[1, 'pause']],
      { state: 'failed', failure: 'loggedOut' },
    ],
    [
      'is logged out',
      logOut(),
      paused(),
      [
        [1, paused()],
        [6, undefined],
      ],
      [[1, 'logOut']],
      { state: 'done' },
    ],
    [
      'is logged out after call and wrap-up',
      logOut(true),
      agent('1', 'inCall'),
      [
        [1, agent('1', 'inCall')],
        [6, agent('1', 'wrapUp')],
        [11, paused()],
        [16, undefined],
      ],
      [[11, 'logOut']],
      { state: 'done' },
    ],
    [
      'takes a call while the log-out is on its way: a pause erases the log-out',
      logOut(),
      waiting,
      [
        [1, waiting],
        [6, agent('1', 'inCall')],
        [11, agent('1', 'inCall')],
        [16, paused()],
        [21, undefined],
      ],
      [
        [1, 'logOut'],
        [6, 'pause'],
        [16, 'logOut'],
      ],
      { state: 'done' },
    ],
    [
      'is hung up, gets the disposition, and is done when the wrap-up is over',
      endWrapUp(),
      onLead('deadCall'),
      [
        [1, onLead('deadCall')],
        [6, onLead('wrapUp')],
        [11, waiting],
      ],
      [
        [1, 'hangUp'],
        [6, 'disposition'],
      ],
      { state: 'done' },
    ],
    [
      'is paused after the wrap-up, also when the next call has come',
      endWrapUp(true),
      onLead('wrapUp'),
      [
        [1, onLead('wrapUp')],
        [6, onLead('inCall', '8')],
        [60, paused()],
      ],
      [
        [1, 'disposition'],
        [6, 'pause'],
      ],
      { state: 'done' },
    ],
    [
      'has finished the call already and has the dead call of another lead: nothing is hung up',
      endWrapUp(true),
      onLead('deadCall'),
      [[1, onLead('deadCall', '8')]],
      [],
      { state: 'failed', failure: 'noLongerInWrapUp' },
    ],
    [
      'is granted a pause: the code replaces the request code',
      grant,
      paused('REQBRK'),
      [
        [1, paused('REQBRK')],
        [6, paused('BREAK')],
      ],
      [[1, 'pauseCode']],
      { state: 'done' },
    ],
    [
      'was granted another pause by another supervisor',
      grant,
      paused('REQBRK'),
      [[1, paused('LUNCH')]],
      [],
      { state: 'failed', failure: 'noLongerAsking' },
    ],
    [
      'is denied a pause without a message',
      deny(),
      paused('REQBRK'),
      [
        [1, paused('REQBRK')],
        [6, waiting],
      ],
      [[1, 'resume']],
      { state: 'done' },
    ],
    [
      'is denied a pause in a campaign that is dialed by hand, where no pause ends',
      deny(),
      paused('REQBRK'),
      [
        [1, paused('REQBRK')],
        [16, paused('REQBRK')],
        [31, paused('REQBRK')],
      ],
      [
        [1, 'resume'],
        [16, 'resume'],
      ],
      { state: 'failed', failure: 'staysPaused' },
    ],
    [
      'was granted a pause by another supervisor and keeps it',
      deny(),
      paused('REQBRK'),
      [[1, paused('BREAK')]],
      [],
      { state: 'failed', failure: 'noLongerAsking' },
    ],
    [
      'is denied a pause although no reply to the message came',
      deny('Not now'),
      paused('REQBRK'),
      [
        [1, paused('REQBRK')],
        [6, paused('REQBRK')],
        [17, paused('REQBRK')],
        [22, waiting],
      ],
      [
        [1, 'message'],
        [17, 'resume'],
      ],
      { state: 'done' },
    ],
    [
      'resumed meanwhile, so there is no pause to change',
      { kind: 'pauseCode', code: 'A' },
      paused('B'),
      [[1, waiting]],
      [],
      { state: 'failed', failure: 'noLongerPaused' },
    ],
  ])('%s', (_what, action, first, looks, sent, item) => {
    const played = play(action, first, looks);
    expect(played.sent).toEqual(sent);
    expect(played.item).toMatchObject(item);
    expect(isOpenBatch(played.batch)).toBe(false);
  });

  test('waits for a list that was asked for after the command', () => {
    const batch = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: pause('BREAK') }, [waiting]);
    const first = advanceBatch(batch, { agents: [waiting], askedAt: 0, seenAt: 500 }, 1_000);
    const old = advanceBatch(first.batch, { agents: [paused()], askedAt: 900, seenAt: 2_000 }, 5_000);
    expect([first.sends.length, old.sends.length]).toEqual([1, 0]);
  });
});

test('an old list ends no wrap-up, and one list ends at most five', () => {
  const agents = Array.from({ length: 7 }, (_, at) => ({ ...onLead('wrapUp'), id: String(at) }));
  const batch = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: endWrapUp() }, agents);
  const list = { agents, askedAt: 1_000, seenAt: 1_200 };
  expect(advanceBatch(batch, list, 4_500).sends).toEqual([]);
  const first = advanceBatch(batch, list, 2_000);
  expect(first.sends.length).toBe(5);
  const next = advanceBatch(first.batch, { agents, askedAt: 6_000, seenAt: 6_200 }, 6_300);
  expect(next.sends.map(({ id }) => id)).toEqual(['5', '6']);
});

test('a change of in-groups is sent once, and its reply ends it', () => {
  const start = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: joinSales }, [waiting]);
  const list = { agents: [waiting], askedAt: 0, seenAt: 0 };
  const { batch, sends } = advanceBatch(start, list, 1_000);
  expect(sends).toEqual([{ id: '1', user: '1', request: 'inGroups' }]);
  expect(advanceBatch(batch, list, 9_000).sends).toEqual([]);
  expect(settleItem(batch, '1', 'accepted', 9_000).items[0]?.state).toBe('done');
});

test('a denied pause ends at once after the reply to the message, also when the dialer did not take it', () => {
  const asking = paused('REQBRK');
  const start = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: deny('Not now') }, [asking]);
  const { batch } = advanceBatch(start, { agents: [asking], askedAt: 1_000, seenAt: 1_000 }, 1_000);
  const off = explain({ kind: 'notificationsOff' });
  const refused = settleItem(batch, '1', off, 1_500);
  const next = advanceBatch(refused, { agents: [asking], askedAt: 5_000, seenAt: 5_000 }, 5_000);
  expect(next.sends).toEqual([{ id: '1', user: '1', request: 'resume' }]);
  const end = advanceBatch(next.batch, { agents: [waiting], askedAt: 9_000, seenAt: 9_000 }, 9_000);
  expect(end.batch.items[0]).toMatchObject({ state: 'done', undelivered: off });
  expect(settleItem(batch, '1', 'accepted', 1_500).items[0]).not.toHaveProperty('undelivered');
});

test('a message is sent once, and its reply ends it', () => {
  const start = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: { kind: 'message', text: 'Hi' } }, [
    waiting,
  ]);
  const list = { agents: [waiting], askedAt: 0, seenAt: 0 };
  const { batch, sends } = advanceBatch(start, list, 1_000);
  expect(sends).toEqual([{ id: '1', user: '1', request: 'message' }]);
  expect(advanceBatch(batch, list, 9_000).sends).toEqual([]);
  expect(settleItem(batch, '1', 'accepted', 9_000).items[0]?.state).toBe('done');
  const refusal = explain({ kind: 'messageNotStored' });
  expect(settleItem(batch, '1', refusal, 9_000).items[0]).toMatchObject({ failure: refusal });
  expect(advanceBatch(batch, list, 60_000).batch.items[0]).toMatchObject({ failure: 'outcomeUnknown' });
});

test('a refusal ends the agent, and a stop ends everybody', () => {
  const start = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: pause() }, [
    waiting,
    agent('2', 'waiting'),
  ]);
  const { batch } = advanceBatch(start, { agents: [waiting], askedAt: 0, seenAt: 0 }, 1_000);
  const refused = settleItem(batch, '1', explain({ kind: 'noPermission' }), 2_000);
  expect(refused.items[0]).toMatchObject({ state: 'failed', failure: { what: 'failure_noPermission' } });
  const stopped = stopBatch(
    newBatch({ id: 'batch-0002', by: 'sue', at: 0, action: pause() }, [waiting]),
    3_000,
  );
  expect(stopped).toMatchObject({ endedAt: 3_000, items: [{ state: 'stopped' }] });
});

describe('settings that change during an action', () => {
  const all = { disabledFeatures: [], teamGroups: [], teamCampaigns: [] };
  const west = { ...agent('2', 'waiting'), group: 'WEST', campaign: 'SURVEYS' };
  const start = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: pause('BREAK') }, [waiting, west]);
  const one = advanceBatch(start, { agents: [waiting], askedAt: 0, seenAt: 0 }, 1_000);
  // The agents 1 (NORTH, SALES) and 2 (WEST, SURVEYS), of whom 1 has got a pause.
  const running = { ...one.batch, items: [one.batch.items[0], start.items[1]] } as TeamBatch;
  const [skipped, failed] = [
    { state: 'skipped', skip: 'notAllowed' },
    { state: 'failed', failure: 'notAllowed' },
  ];
  const [sent, unsent] = [{ state: 'sent' }, { state: 'waiting' }];

  test.each<[string, object, object, object]>([
    ['actions are turned off', { disabledFeatures: ['teamActions'] }, failed, skipped],
    ['the team page is turned off', { disabledFeatures: ['teamPage'] }, failed, skipped],
    ['another feature is turned off', { disabledFeatures: ['teamStatistics'] }, sent, unsent],
    ['the other group is taken away', { teamGroups: ['north'] }, sent, skipped],
    ['the other campaign is taken away', { teamCampaigns: ['SALES'] }, sent, skipped],
    ['this group is taken away', { teamGroups: ['WEST'] }, failed, unsent],
    ['nothing changes', {}, sent, unsent],
  ])('%s', (_what, changed, first, second) => {
    const after = restrictBatch(running, [], { ...all, ...changed }, 2_000);
    expect(after.items).toMatchObject([first, second]);
    const isOver = first === failed && second === skipped;
    expect(after.endedAt).toBe(isOver ? 2_000 : null);
  });

  test('the latest list shows the group of an agent who has changed it', () => {
    const moved = { ...west, group: 'NORTH' };
    const after = restrictBatch(running, [moved], { ...all, teamGroups: ['NORTH'] }, 2_000);
    expect(after).toBe(running);
  });

  test('an agent for whom a request was marked and not sent is skipped', () => {
    const [before] = start.items;
    if (!before) throw new Error('no item');
    const withheld = withholdItem(running, before);
    const after = restrictBatch(withheld, [], { ...all, disabledFeatures: ['teamActions'] }, 2_000);
    expect(after.items).toMatchObject([skipped, skipped]);
  });
});

/** A dialer whose agents take up a command after a while, and a worker that may stop before or after it sends. */
test('with stops of the worker at any step, every agent is paused with the code, and nothing is sent needlessly', () => {
  const fate = fc.constantFrom('lives', 'stops before sending', 'stops after sending');
  fc.assert(
    fc.property(fc.array(fate, { maxLength: 20 }), fc.integer({ min: 1, max: 30 }), (fates, size) => {
      const team = new Map(
        Array.from({ length: size }, (_, at) => [String(at), agent(String(at), 'waiting')]),
      );
      const arrived: BatchSend[] = [];
      let batch: TeamBatch = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: pause('BREAK') }, [
        ...team.values(),
      ]);
      for (let at = 1_000; at < 300_000 && isOpenBatch(batch); at += 5_000) {
        const { batch: next, sends } = advanceBatch(
          batch,
          { agents: [...team.values()], askedAt: at, seenAt: at },
          at,
        );
        batch = next;
        const fateNow = fates.shift() ?? 'lives';
        if (fateNow === 'stops before sending') continue;
        for (const send of sends) {
          arrived.push(send);
          const known = team.get(send.id);
          if (!known) continue;
          const code = send.request === 'pauseCode' ? 'BREAK' : known.pauseCode;
          team.set(send.id, { ...known, state: 'paused', pauseCode: code });
        }
      }
      const isDone = batch.items.map(({ state }) => state === 'done');
      const pauses = arrived.filter(({ request }) => request === 'pause');
      expect(pauses.length).toBe(new Set(pauses.map(({ id }) => id)).size);
      for (const [id, { pauseCode }] of team) {
        expect(isDone[Number(id)]).toBe(pauseCode === 'BREAK');
      }
    }),
  );
});

test('every agent of a plan is counted once', () => {
  const agents = teamStates.map((state, at) => agent(String(at), state));
  const { items } = newBatch({ id: 'batch-0001', by: 'sue', at: 0, action: pause('A') }, agents);
  const counts = countItems(items);
  expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(agents.length);
  expect(counts.skipped).toBe(0);
});
