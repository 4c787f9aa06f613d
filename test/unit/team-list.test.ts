import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain } from '../../src/failure.ts';
import { isCountDue, isRefreshDue } from '../../src/team/refresh-schedule.ts';
import { missingForCommand, missingRights } from '../../src/team/supervisor-rights.ts';
import { type TeamRow, type TeamState, teamState } from '../../src/team/team-agent.ts';
import { type TeamColor, teamColor } from '../../src/team/team-color.ts';
import { emptyTeamList, failTeam, followTeam, type TeamList } from '../../src/team/team-list.ts';
import { teamFunctions } from '../../src/vicidial/non-agent/team-functions.ts';
import { userFunctions } from '../../src/vicidial/non-agent/user-functions.ts';

const row = (more: Partial<TeamRow> = {}): TeamRow => ({
  ...{ user: '1000', campaign_id: 'SALES', status: 'PAUSED', lead_id: '0', callerid: '', calls_today: '3' },
  ...{ full_name: 'Ana Agent', user_group: 'NORTH', pause_code: '', sub_status: '' },
  ...more,
});
const start = Date.parse('2026-11-28T12:00:00Z');
const seen = (list: TeamList, seconds: number, ...rows: TeamRow[]) =>
  followTeam(list, { rows, unfit: [], at: start + seconds * 1000 });

describe('the state of an agent', () => {
  test.each<[string, string, string, TeamState]>([
    ['READY', '', '0', 'waiting'],
    ['CLOSER', '', '0', 'waiting'],
    ['READY', 'RING', '0', 'ringing'],
    ['READY', '', '12', 'wrapUp'],
    ['PAUSED', '', '0', 'paused'],
    ['PAUSED', 'DISPO', '2', 'wrapUp'],
    ['PAUSED', '', '2', 'wrapUp'],
    ['PAUSED', 'PREVIEW', '3', 'preview'],
    ['INCALL', '', '1', 'inCall'],
    ['INCALL', 'DEAD', '4', 'deadCall'],
    ['INCALL', 'PARK', '5', 'onHold'],
    ['INCALL', '3-WAY', '1', 'threeWay'],
    ['INCALL', 'DIAL', '1', 'dialing'],
    ['QUEUE', '', '6', 'delivering'],
    ['MQUEUE', '', '0', 'delivering'],
    ['SOMETHING', '', '0', 'unknown'],
  ])('%s with the sub status "%s" and the lead %s is %s', (status, sub_status, lead_id, state) => {
    expect(teamState({ status, sub_status, lead_id })).toBe(state);
  });
});

describe('the time in state', () => {
  const clock = (list: TeamList) =>
    list.agents.map(({ since, isAtLeast }) => [(since - start) / 1000, isAtLeast]);
  const first = seen(emptyTeamList, 0, row());

  test('begins at the first look and is then at least that long', () => {
    expect(clock(first)).toEqual([[0, true]]);
    expect(clock(seen(first, 5, row()))).toEqual([[0, true]]);
  });

  test('is exact after a change that we saw', () => {
    const ready = seen(first, 5, row({ status: 'READY' }));
    expect(clock(ready)).toEqual([[5, false]]);
    expect(clock(seen(ready, 10, row({ status: 'READY' })))).toEqual([[5, false]]);
  });

  test('is exact for an agent who logged in between two looks', () => {
    expect(clock(seen(first, 5, row(), row({ user: '1001' })))).toEqual([
      [0, true],
      [5, false],
    ]);
  });

  test.each<[string, Partial<TeamRow>, Partial<TeamRow>, number]>([
    ['goes on when the customer is put on hold', call('V1'), { ...call('V1'), sub_status: 'PARK' }, 0],
    ['begins again with the next call', call('V1'), call('V2'), 5],
    ['begins again when the call is dead', call('V1'), { ...call('V1'), sub_status: 'DEAD' }, 5],
    ['begins again with another pause code', { pause_code: 'BREAK' }, { pause_code: 'LUNCH' }, 5],
    ['ignores the lead', { lead_id: '0' }, { lead_id: '' }, 0],
  ])('%s', (_what, before, after, since) => {
    const list = seen(emptyTeamList, 0, row(before));
    expect(clock(seen(list, 5, row(after)))).toMatchObject([[since, since === 0]]);
  });

  test('begins again after a gap in which an agent may have changed twice', () => {
    expect(clock(seen(first, 200, row()))).toEqual([[200, true]]);
  });

  test('begins again when the clock of this computer was set back', () => {
    expect(clock(seen(first, -60, row()))).toEqual([[-60, true]]);
  });

  test('never lies: without a gap it is at most the time since the last change', () => {
    const states = fc.constantFrom('READY', 'PAUSED', 'INCALL');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), states), { minLength: 1 }), (looks) => {
        let list = emptyTeamList;
        let at = 0;
        let changedAt = 0;
        let last = '';
        for (const [seconds, status] of looks) {
          at += seconds;
          if (status !== last) changedAt = at;
          last = status;
          list = seen(list, at, row({ status }));
        }
        expect(list.agents[0]?.since).toBe(start + changedAt * 1000);
      }),
    );
  });
});

function call(callerid: string): Partial<TeamRow> {
  return { status: 'INCALL', lead_id: '1', callerid };
}

test('a failure keeps the agents, and the next reply removes it', () => {
  const failed = failTeam(
    seen(emptyTeamList, 0, row()),
    explain({ kind: 'timedOut', host: 'a' }),
    start + 5_000,
  );
  expect(failed.agents.length).toBe(1);
  expect(failed).toMatchObject({ failures: 1, failure: { what: 'failure_timedOut' } });
  expect(seen(failed, 10, row())).toMatchObject({ failures: 0, failure: null });
});

test('rows that do not fit are kept as text, at most five', () => {
  const unfit = Array.from({ length: 9 }, (_, at) => [String(at), 'shifted']);
  const list = followTeam(emptyTeamList, { rows: [], unfit, at: start });
  expect(list.unfit).toEqual(['0 | shifted', '1 | shifted', '2 | shifted', '3 | shifted', '4 | shifted']);
});

describe('the next request', () => {
  const times = (more: Partial<TeamList>) => ({
    ...emptyTeamList,
    askedAt: start,
    answeredAt: start,
    ...more,
  });

  test.each<[string, Partial<TeamList>, boolean, number, boolean]>([
    ['is due at once', { askedAt: 0, answeredAt: 0 }, true, 0, true],
    ['waits 5 seconds', {}, true, 4.9, false],
    ['is due after 5 seconds', {}, true, 5, true],
    ['waits a minute for hidden pages', {}, false, 60, false],
    ['is due after a minute for hidden pages', {}, false, 61, true],
    ['waits longer after failures', { failures: 2 }, true, 19, false],
    ['is due at last after failures', { failures: 2 }, true, 20, true],
    ['waits a minute at most', { failures: 50 }, true, 60, true],
    ['waits for the reply of the one before', { answeredAt: start - 1 }, true, 15, false],
    ['does not wait for one that was lost with the worker', { answeredAt: start - 1 }, true, 20, true],
    ['does not wait for a clock that was set back', {}, true, -3_600, true],
  ])('%s', (_what, more, isVisible, seconds, isDue) => {
    expect(isRefreshDue(times(more), isVisible, start + seconds * 1000)).toBe(isDue);
  });

  test.each([
    ['visible', true, 900],
    ['hidden', false, 60],
  ])('an hour of a %s page makes at most the promised requests', (_what, isVisible, most) => {
    let list = emptyTeamList;
    let requests = 0;
    for (let second = 0; second < 3_600; second += 1) {
      const at = start + second * 1000;
      if (!isRefreshDue(list, isVisible, at)) continue;
      requests += 1;
      list = { ...list, askedAt: at, answeredAt: at };
      if (isCountDue(list, isVisible, at)) {
        requests += 1;
        list = { ...list, callsWaiting: { count: 0, at } };
      }
    }
    expect(requests).toBeLessThanOrEqual(most);
    expect(requests).toBeGreaterThan(most * 0.9);
  });
});

test.each<[TeamState, number, boolean, TeamColor | undefined]>([
  ['waiting', 1, false, 'lightBlue'],
  ['waiting', 61, false, 'blue'],
  ['waiting', 301, false, 'midnightBlue'],
  ['inCall', 10, false, undefined],
  ['inCall', 11, false, 'thistle'],
  ['onHold', 61, false, 'violet'],
  ['dialing', 301, false, 'purple'],
  ['paused', 10, false, undefined],
  ['paused', 11, false, 'khaki'],
  ['wrapUp', 61, false, 'yellow'],
  ['paused', 301, false, 'olive'],
  ['paused', 601, false, 'darkOlive'],
  ['paused', 901, false, 'saddleBrown'],
  ['paused', 901, true, 'darkRed'],
  ['threeWay', 11, false, 'green'],
  ['deadCall', 11, false, 'black'],
  ['ringing', 1, false, 'salmon'],
  ['unknown', 999, false, undefined],
])('%s for %i s (over the limit: %s) has the color %s', (state, seconds, isOverLimit, color) => {
  expect(teamColor(state, seconds * 1000, isOverLimit)).toBe(color);
});

describe('missing rights', () => {
  const held = { level: 8, canReadAgents: true, canCommand: true, at: 0 };
  const blind = ['view_reports', 'vdc_agent_api_access'];

  test.each([
    ['nothing', teamFunctions.logged_in_agents, held, undefined],
    [
      'the right to read',
      teamFunctions.logged_in_agents,
      { ...held, canReadAgents: false },
      { rights: blind },
    ],
    ['the level', { ...userFunctions.add_user, level: 9 as const }, held, { level: 9, rights: [] }],
    [
      'nothing that is known',
      userFunctions.add_user,
      { canReadAgents: true, canCommand: true, at: 0 },
      undefined,
    ],
    [
      'both',
      teamFunctions.agent_campaigns,
      { ...held, level: 7, canReadAgents: false },
      { level: 8, rights: blind },
    ],
  ])('%s', (_what, need, account, missing) => {
    expect(missingRights(need, account)).toEqual(missing);
  });

  test('a command needs access to the agent API', () => {
    expect(missingForCommand(held)).toBeUndefined();
    expect(missingForCommand({ ...held, canCommand: false })).toEqual({ rights: ['vdc_agent_api_access'] });
  });
});
