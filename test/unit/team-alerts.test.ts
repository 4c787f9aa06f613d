import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alertRules, readAlertRule } from '../../src/settings/values/alert-rule.ts';
import {
  acknowledge,
  alertsOf,
  announceAlerts,
  emptyAlertMemory,
  openAlerts,
} from '../../src/team/alerts.ts';
import { hopperToCount } from '../../src/team/refresh-schedule.ts';
import type { TeamAgent, TeamState } from '../../src/team/team-agent.ts';
import { emptyTeamList, type TeamList } from '../../src/team/team-list.ts';

const minute = 60_000;
const agent = (id: string, state: TeamState, since: number, more: Partial<TeamAgent> = {}): TeamAgent => ({
  ...{ id, user: id, name: `Agent ${id}`, state, pauseCode: '', campaign: 'SALES', group: 'NORTH' },
  ...{ callsToday: 0, leadId: '', callId: '', since, isAtLeast: false },
  ...more,
});
const paused = (since: number, pauseCode: string) => agent('1', 'paused', since, { pauseCode });
const now = 100 * minute;
const limits = new Map([['LUNCH', 30]]);
const listOf = (agents: readonly TeamAgent[], more: Partial<TeamList> = {}): TeamList => ({
  ...emptyTeamList,
  agents,
  ...more,
});
const found = (line: string, list: TeamList) =>
  alertsOf(list, alertRules([line]), limits, now).map(({ subject, value }) => [subject, value]);

test.each([
  ['lagged', { value: { kind: 'lagged', threshold: 0, quietMinutes: 10, hasSound: false } }],
  ['wrapUp=120;quiet=5;sound;notify', { value: { threshold: 120, quietMinutes: 5, hasSound: true } }],
  ['hopper', { value: { threshold: 50, hasNotification: false } }],
  ['coffee', { error: { kind: 'notChoice' } }],
  ['wrapUp=soon', { error: { kind: 'outOfRange' } }],
  ['wrapUp=90000', { error: { kind: 'outOfRange' } }],
  ['wrapUp;quiet=0', { error: { kind: 'outOfRange' } }],
  ['wrapUp;sound=loud', { error: { kind: 'unknownPart' } }],
  ['wrapUp;loud', { error: { kind: 'unknownPart' } }],
])('the rule %s', (line, expected) => {
  expect(readAlertRule(line)).toMatchObject(expected);
});

describe('an alert', () => {
  test.each<[string, string, TeamList, unknown[]]>([
    [
      'pause over its limit',
      'pauseOverLimit',
      listOf([paused(now - 31 * minute, 'LUNCH')]),
      [['Agent 1', 31 * minute]],
    ],
    ['pause at its limit', 'pauseOverLimit', listOf([paused(now - 30 * minute, 'LUNCH')]), []],
    [
      'pause within the minutes over its limit',
      'pauseOverLimit=5',
      listOf([paused(now - 33 * minute, 'LUNCH')]),
      [],
    ],
    ['pause without a limit', 'pauseOverLimit', listOf([paused(0, 'BREAK')]), []],
    ['long wrap-up', 'wrapUp=60', listOf([agent('1', 'wrapUp', now - 61_000)]), [['Agent 1', 61_000]]],
    ['short wrap-up', 'wrapUp=60', listOf([agent('1', 'wrapUp', now - 60_000)]), []],
    ['dead call', 'deadCall=10', listOf([agent('1', 'deadCall', now - 11_000)]), [['Agent 1', 11_000]]],
    ['connection lost just now', 'lagged', listOf([paused(now, 'LAGGED')]), [['Agent 1', 0]]],
    ['connection lost for a moment only', 'lagged=30', listOf([paused(now - 5_000, 'LAGGED')]), []],
    ['calls waiting', 'callsWaiting=3', listOf([], { callsWaiting: { count: 4, at: now } }), [['', 4]]],
    [
      'calls waiting within the threshold',
      'callsWaiting=3',
      listOf([], { callsWaiting: { count: 3, at: now } }),
      [],
    ],
    ['calls waiting not known', 'callsWaiting=0', listOf([]), []],
    ['nobody waiting', 'nobodyWaiting', listOf([agent('1', 'inCall', now)]), [['', 0]]],
    ['somebody waiting', 'nobodyWaiting', listOf([agent('1', 'waiting', now)]), []],
    ['nobody logged in', 'nobodyWaiting', listOf([]), []],
  ])('%s', (_what, line, list, expected) => {
    expect(found(line, list)).toEqual(expected);
  });

  test('on a hopper is of the campaigns that the team works in, and an unknown count alerts to nothing', () => {
    const hoppers = {
      SALES: { count: 3, at: now },
      OTHER: { count: 0, at: now },
      WEST: { count: null, at: now },
      NORTH: { count: 20, at: now },
    };
    const agents = ['SALES', 'WEST', 'NORTH'].map((campaign, at) =>
      agent(String(at), 'waiting', now, { campaign }),
    );
    expect(found('hopper=20', listOf(agents, { hoppers }))).toEqual([['SALES', 3]]);
  });

  test('on a new pause of the same agent is a new one', () => {
    const [first, next] = [now - 40 * minute, now - 35 * minute].map(
      (since) => alertsOf(listOf([paused(since, 'LUNCH')]), alertRules(['pauseOverLimit']), limits, now)[0],
    );
    expect(first?.id).not.toBe(next?.id);
  });
});

test('an alert is announced and acknowledged for its quiet period, whatever happens meanwhile', () => {
  const step = fc.record({ minutes: fc.integer({ min: 0, max: 15 }), acknowledges: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const alerts = alertsOf(
        listOf([agent('1', 'inCall', 0)]),
        alertRules(['nobodyWaiting;quiet=10']),
        limits,
        now,
      );
      let memory = emptyAlertMemory;
      let at = now;
      const announced: number[] = [];
      let hiddenUntil = 0;
      for (const { minutes, acknowledges } of steps) {
        at += minutes * minute;
        const open = openAlerts(alerts, memory, at);
        expect(open.length).toBe(at < hiddenUntil ? 0 : 1);
        const next = announceAlerts(open, memory, at);
        if (next.toAnnounce.length > 0) announced.push(at);
        memory = next.memory;
        if (!acknowledges) continue;
        memory = acknowledge(open, memory, at);
        if (open.length > 0) hiddenUntil = at + 10 * minute;
      }
      expect(
        announced.every((each, index) => index === 0 || each - (announced[index - 1] ?? 0) >= 10 * minute),
      ).toBe(true);
      expect(announced.length > 0).toBe(steps.length > 0);
    }),
  );
});

test('one hopper is counted a minute, each campaign in turn, and none for a hidden page', () => {
  const agents = ['B', 'A', 'B'].map((campaign, at) => agent(String(at), 'waiting', 0, { campaign }));
  const counted: string[] = [];
  let hoppers: TeamList['hoppers'] = {};
  for (let at = 1_000_000; at < 1_000_000 + 4 * minute; at += 5_000) {
    expect(hopperToCount({ agents, hoppers }, false, at)).toBeUndefined();
    const campaign = hopperToCount({ agents, hoppers }, true, at);
    if (campaign === undefined) continue;
    counted.push(campaign);
    hoppers = { ...hoppers, [campaign]: { count: 1, at } };
  }
  expect(counted).toEqual(['A', 'B', 'A', 'B']);
});
