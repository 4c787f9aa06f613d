import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvText, pasteText } from '../../src/csv.ts';
import {
  averageTalk,
  type CampaignStatistics,
  dayOfVersion,
  readStatistics,
  statisticsInView,
  statisticsWait,
  totalStatistics,
} from '../../src/team/team-statistics.ts';
import { defaultView } from '../../src/team/team-table.ts';

const row = (more: Record<string, string> = {}) => ({
  ...{ campaign_id: 'SALES', user: '1000', full_name: 'Ana Agent', user_group: 'NORTH', calls: '19' },
  ...{ login_time: '2383', total_talk_time: '1554', pause_time: '621', pauses: '29' },
  ...{ wait_time: '150', dispo_time: '52', dead_time: '6', ...more },
});
const ana: CampaignStatistics = {
  ...{ user: '1000', name: 'Ana Agent', group: 'NORTH', campaign: 'SALES', calls: 19, loggedIn: 2383 },
  ...{ talk: 1554, wait: 150, pause: 621, wrapUp: 52, deadCall: 6, pauses: 29 },
};

describe('a row of agent_stats_export', () => {
  test('is read by name', () => expect(readStatistics(row())).toEqual(ana));

  test('is read the same with times in hours; the pause time is always in seconds', () => {
    const hours = { login_time: '0:39:43', total_talk_time: '0:25:54', wait_time: '0:02:30' };
    expect(readStatistics(row({ ...hours, dispo_time: '0:00:52', dead_time: '0:00:06' }))).toEqual(ana);
  });

  test.each([['calls'], ['pause_time'], ['dead_time'], ['pauses']])(
    'is not read if %s is no number: its columns have shifted',
    (column) => expect(readStatistics(row({ [column]: 'NORTH' }))).toBeUndefined(),
  );

  test('gives the average talk time, which the dialer always prints as 0', () => {
    expect(averageTalk(ana)).toBe(82);
    expect(averageTalk({ ...ana, calls: 0 })).toBe(0);
  });
});

describe('the statistics of a view', () => {
  const rows = [
    ana,
    { ...ana, campaign: 'SURVEYS', calls: 1, talk: 6 },
    { ...ana, user: '1001', name: 'Bob', group: 'SOUTH', calls: 2 },
  ];
  const shown = (view: Partial<typeof defaultView>, selected: readonly string[] = []) =>
    statisticsInView(rows, { ...defaultView, ...view }, new Set(selected)).map(({ name, calls }) => [
      name,
      calls,
    ]);

  test('have one row for an agent of two campaigns', () =>
    expect(shown({})).toEqual([
      ['Ana Agent', 20],
      ['Bob', 2],
    ]));
  test('follow the campaign', () => expect(shown({ campaign: 'SURVEYS' })).toEqual([['Ana Agent', 1]]));
  test('follow the group', () => expect(shown({ group: 'SOUTH' })).toEqual([['Bob', 2]]));
  test('follow the text', () => expect(shown({ text: 'bo' })).toEqual([['Bob', 2]]));
  test('follow the selection', () => expect(shown({}, ['1001'])).toEqual([['Bob', 2]]));

  test('have a total of every number', () => {
    const count = fc.nat({ max: 100_000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count)), (pairs) => {
        const total = totalStatistics(pairs.map(([calls, talk]) => ({ ...ana, calls, talk })));
        expect(total.calls).toBe(pairs.reduce((sum, [calls]) => sum + calls, 0));
        expect(total.talk).toBe(pairs.reduce((sum, [, talk]) => sum + talk, 0));
      }),
    );
  });
});

test('the dialer may be asked again after a minute, or when the clock was set back', () => {
  expect(statisticsWait({ askedAt: 0 }, 1_000_000)).toBe(0);
  expect(statisticsWait({ askedAt: 1_000_000 }, 1_010_000)).toBe(50_000);
  expect(statisticsWait({ askedAt: 1_000_000 }, 1_060_000)).toBe(0);
  expect(statisticsWait({ askedAt: 1_000_000 }, 900_000)).toBe(0);
});

test('today is the day of the dialer', () => {
  const reply = 'VERSION: 2.14-194|BUILD: 241004-1518|DATE: 2026-11-28 03:15:37|EPOCH: 1795835737|';
  expect(dayOfVersion(reply, Date.parse('2020-01-01T12:00:00Z'))).toBe('2026-11-28');
  expect(dayOfVersion('<html>', Date.parse('2020-01-02T12:00:00Z'))).toBe('2020-01-02');
});

describe('a sheet for a spreadsheet', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1'])('keeps %j as text', (text) => {
    expect(csvText([[text]])).toBe(`"'${text}"\r\n`);
    expect(pasteText([[text]])).toMatch(/^'/);
  });

  test('quotes names with commas, quotes and line breaks', () =>
    expect(csvText([['Dora, "D"\nComma', '1']])).toBe('"Dora, ""D""\nComma","1"\r\n'));

  test('has one line for each row when it is pasted', () =>
    expect(pasteText([['Eve\tTab', '1']])).toBe('Eve Tab\t1\n'));
});
