import { describe, expect, test } from 'vitest';
import { awayLimits, readAwayLimit } from '../../src/settings/values/away-limit.ts';
import { pauseRequestCodes, readPauseRequestCode } from '../../src/settings/values/pause-request-code.ts';
import { exceededLimits } from '../../src/team/exceeded-limits.ts';
import { pauseRequests } from '../../src/team/pause-requests.ts';
import type { TeamAgent, TeamState } from '../../src/team/team-agent.ts';

const agent = (id: string, state: TeamState, pauseCode = '', more: Partial<TeamAgent> = {}): TeamAgent => ({
  ...{ id, user: id, name: `Agent ${id}`, state, pauseCode, campaign: 'SALES', group: 'NORTH' },
  ...{ callsToday: 0, leadId: '', callId: '', since: Number(id), isAtLeast: false },
  ...more,
});
const codes = pauseRequestCodes(['REQBRK=Break;grants=BREAK', 'REQLUN=Lunch']);

test.each([
  ['REQBRK=Break', { ok: true, value: { code: 'REQBRK', name: 'Break' } }],
  ['REQBRK=Break;grants=BREAK', { ok: true, value: { code: 'REQBRK', name: 'Break', grants: 'BREAK' } }],
  ['REQUEST=Break', { error: { kind: 'notDialerName' } }],
  ['REQBRK=Break;grants=', { error: { kind: 'notDialerName' } }],
  ['REQBRK=', { error: { kind: 'noName' } }],
  ['REQBRK=Break;max=3', { error: { kind: 'unknownPart' } }],
])('the request code %s', (line, expected) => {
  expect(readPauseRequestCode(line)).toMatchObject(expected);
});

test.each([
  ['NORTH=3', { ok: true, value: { group: 'NORTH', most: 3 } }],
  ['*=0', { ok: true, value: { group: '*', most: 0 } }],
  ['NORTH', { error: { kind: 'outOfRange' } }],
  ['NORTH=-1', { error: { kind: 'outOfRange' } }],
  ['NORTH=5001', { error: { kind: 'outOfRange' } }],
  ['two words=3', { error: { kind: 'notDialerName' } }],
])('the limit %s', (line, expected) => {
  expect(readAwayLimit(line)).toMatchObject(expected);
});

test('agents who are paused with a request code ask for a pause, the longest wait first', () => {
  const found = pauseRequests(
    [
      agent('3', 'paused', 'REQBRK'),
      agent('1', 'paused', 'REQLUN'),
      agent('4', 'paused', 'BREAK'),
      agent('5', 'wrapUp', 'REQBRK'),
    ],
    codes,
  );
  expect(found.map(({ agent: { id }, request: { name } }) => [id, name])).toEqual([
    ['1', 'Lunch'],
    ['3', 'Break'],
  ]);
});

describe('the limit of a group', () => {
  const limits = awayLimits(['NORTH=1', '*=2']);
  const team = [
    agent('1', 'paused', 'LUNCH'),
    agent('2', 'paused', 'REQBRK'),
    agent('3', 'waiting'),
    agent('4', 'waiting', '', { group: 'SOUTH' }),
    agent('5', 'paused', '', { group: 'SOUTH' }),
  ];
  test.each<[string, string[], object[]]>([
    ['counts those who are paused and those who would be', ['2'], [{ group: 'NORTH', away: 2, most: 1 }]],
    ['counts nobody twice', ['1'], []],
    ['of each other group applies to a group without its own', ['4'], []],
    ['is checked for each group', ['2', '3', '4'], [{ group: 'NORTH', away: 3, most: 1 }]],
    ['warns of no group that nobody leaves', [], []],
  ])('%s', (_what, leaving, expected) => {
    expect(exceededLimits(team, new Set(leaving), limits, codes)).toEqual(expected);
  });

  test('is none without a setting', () => {
    expect(exceededLimits(team, new Set(['2', '3']), [], codes)).toEqual([]);
  });
});
