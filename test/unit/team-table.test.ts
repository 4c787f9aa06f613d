import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TeamAgent, teamStates } from '../../src/team/team-agent.ts';
import {
  agentsInScope,
  arrangeTeam,
  countTeam,
  defaultView,
  findByTyping,
  summaryKeys,
  type TeamView,
  teamColumns,
} from '../../src/team/team-table.ts';
import { rowsInSight } from '../../src/ui/rows-in-sight.ts';

const agent = (user: string, more: Partial<TeamAgent> = {}): TeamAgent => ({
  ...{
    id: user,
    user,
    name: `Agent ${user}`,
    state: 'paused',
    pauseCode: '',
    campaign: 'SALES',
    group: 'NORTH',
  },
  ...{ callsToday: 0, leadId: '', callId: '', since: 0, isAtLeast: false },
  ...more,
});
const team = [
  agent('1', { name: 'Zoe', since: 300, state: 'inCall', group: 'SOUTH', callsToday: 9 }),
  agent('2', { name: 'Ana', since: 100, pauseCode: 'LUNCH', campaign: 'SURVEYS' }),
  agent('3', { name: 'Bob 10', since: 200, state: 'wrapUp', callsToday: 10 }),
  agent('4', { name: 'bob 9', since: 200, state: 'waiting', group: 'SOUTH', callsToday: 2 }),
];
const view = (more: Partial<TeamView>): TeamView => ({ ...defaultView, ...more });
const shown = (more: Partial<TeamView>) =>
  arrangeTeam(agentsInScope(team, view(more)), view(more)).map((row) =>
    row.kind === 'agent' ? row.agent.user : `${row.name} (${row.count})`,
  );

describe('the rows of a view', () => {
  test.each<[string, Partial<TeamView>, string[]]>([
    ['by default the longest in state is first', {}, ['2', '4', '3', '1']],
    ['the shortest first', { isDescending: false }, ['1', '4', '3', '2']],
    ['by name, numbers as numbers', { sort: 'name', isDescending: false }, ['2', '4', '3', '1']],
    ['by calls', { sort: 'calls', isDescending: true }, ['3', '1', '4', '2']],
    ['one state', { state: 'paused' }, ['2']],
    ['one campaign', { campaign: 'SURVEYS' }, ['2']],
    ['one group', { group: 'SOUTH' }, ['4', '1']],
    ['text in the name', { text: ' BOB' }, ['4', '3']],
    ['text in the pause code', { text: 'lun' }, ['2']],
    ['text that nobody has', { text: 'x' }, []],
    ['in groups', { groupBy: 'group' }, ['NORTH (2)', '2', '3', 'SOUTH (2)', '4', '1']],
  ])('%s', (_what, more, users) => {
    expect(shown(more)).toEqual(users);
  });

  test('contain each agent once in every order, and each group once', () => {
    const anyView = fc.record({
      sort: fc.constantFrom(...teamColumns),
      isDescending: fc.boolean(),
      groupBy: fc.constantFrom('' as const, 'campaign' as const, 'group' as const),
    });
    const anyAgent = fc.record({
      state: fc.constantFrom(...teamStates),
      since: fc.integer({ min: 0, max: 3 }),
      group: fc.constantFrom('A', 'B', ''),
      campaign: fc.constantFrom('X', 'Y'),
    });
    fc.assert(
      fc.property(anyView, fc.array(anyAgent), (more, parts) => {
        const agents = parts.map((part, at) => agent(String(at), part));
        const rows = arrangeTeam(agents, view(more));
        const users = rows.flatMap((row) => (row.kind === 'agent' ? [row.agent.user] : []));
        expect(users.toSorted()).toEqual(agents.map(({ user }) => user).toSorted());
        const groups = rows.flatMap((row) => (row.kind === 'group' ? [row.name] : []));
        expect(new Set(groups).size).toBe(groups.length);
      }),
    );
  });
});

test('the summary counts as the real-time report does', () => {
  const counts = countTeam(teamStates.map((state, at) => agent(String(at), { state })));
  expect(counts).toEqual({ inCall: 5, waiting: 1, paused: 2, wrapUp: 1, deadCall: 1, ringing: 1 });
  expect(summaryKeys.reduce((sum, key) => sum + counts[key], 0)).toBe(teamStates.length - 1);
});

test('typing finds the next name that begins with the letters, around the end', () => {
  const rows = arrangeTeam(team, view({ sort: 'name', isDescending: false, groupBy: 'group' }));
  expect(findByTyping(rows, 'b', 0)).toBe(2);
  expect(findByTyping(rows, 'b', 3)).toBe(4);
  expect(findByTyping(rows, 'a', 4)).toBe(1);
  expect(findByTyping(rows, 'x', 0)).toBeUndefined();
  expect(findByTyping([], 'a', 0)).toBeUndefined();
});

test('the rows in sight cover what the screen shows, and are few', () => {
  const number = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(
      number(200_000),
      number(2_000),
      fc.integer({ min: 20, max: 60 }),
      number(5_000),
      (top, height, rowHeight, count) => {
        const { start, end } = rowsInSight({ top, height, rowHeight, count });
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(count);
        expect(end - start).toBeLessThanOrEqual(Math.ceil(height / rowHeight) + 26);
        const firstSeen = Math.floor(top / rowHeight);
        const lastSeen = Math.min(count - 1, Math.floor((top + height) / rowHeight));
        if (firstSeen < count) {
          expect(start).toBeLessThanOrEqual(firstSeen);
          expect(end).toBeGreaterThan(lastSeen);
        }
      },
    ),
  );
});
