import { expect, test } from 'vitest';
import { isInScope, isRowInScope, scopeFilters } from '../../src/team/team-scope.ts';

const agent = { group: 'NORTH', campaign: 'SALES' };

test.each([
  [[], [], true],
  [['NORTH'], [], true],
  [['north'], ['sales'], true],
  [['SOUTH'], [], false],
  [['NORTH'], ['SURVEYS'], false],
  [[], ['SURVEYS', 'SALES'], true],
])('an agent of NORTH in SALES with the groups %j and the campaigns %j: %s', (groups, campaigns, isVisible) =>
  expect(isInScope(agent, { groups, campaigns })).toBe(isVisible),
);

test('a row that does not fit is only shown if a cell is a group and one a campaign of the scope', () => {
  const cells = ['3000', 'SALES', 'Pia', 'Pipe', 'NORTH'];
  expect(isRowInScope(cells, { groups: [], campaigns: [] })).toBe(true);
  expect(isRowInScope(cells, { groups: ['NORTH'], campaigns: ['SALES'] })).toBe(true);
  expect(isRowInScope(cells, { groups: ['SOUTH'], campaigns: [] })).toBe(false);
});

test('the dialer gets the scope as filters', () => {
  expect(scopeFilters({ groups: [], campaigns: [] })).toEqual({});
  expect(scopeFilters({ groups: ['A', 'B'], campaigns: ['C'] })).toEqual({
    user_groups: 'A|B',
    campaigns: 'C',
  });
});
