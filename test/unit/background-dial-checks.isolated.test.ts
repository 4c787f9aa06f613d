import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/server.ts';
import { checkNumber, forgetAnswers } from '../../src/background/leads/dial-checks.ts';
import { supervisorHandlers } from '../../src/background/supervisor/supervisor-handlers.ts';
import type { Dial } from '../../src/session/command.ts';
import { emptyPopupState } from '../../src/session/popup-state.ts';
import { unseen } from '../../src/session/state.ts';
import { defaults, type Settings } from '../../src/settings/catalog.ts';
import { numberChecks } from '../../src/settings/number-checks.ts';
import { resetFakeBrowser } from '../support/fake-browser.ts';
import { attempts, deviceValues } from '../support/fake-database.ts';
import { type Served, serve } from '../support/serve.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => ({
  patternOf: (address: string) => (address === '' ? undefined : 'http://127.0.0.1/*'),
  isGranted: async () => true,
}));
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: defaults }),
}));

let sandbox: Sandbox;
let office: Served;
beforeAll(async () => {
  sandbox = await startSandbox({ agentScreen: 'page', tickMs: 3_600_000 });
  office = await serve({
    '/allow': '{"allow":true}',
    '/refuse': '{"allow":false,"reason":"In court."}',
    '/login': '<html>Please sign in</html>',
  });
});
afterAll(async () => {
  await sandbox.close();
  await office.close();
});
beforeEach(() => {
  sandbox.control.reset();
  resetFakeBrowser();
  deviceValues.clear();
  attempts.clear();
});
afterEach(() => sandbox.control.clearFaults());

const sender = { kind: 'own', origin: 'chrome-extension://click-to-dial' } as const;
const signIn = (user = '2000', password = 'Sue2000') =>
  supervisorHandlers.signInSupervisor(
    { address: sandbox.url, user, password, insecure: false, passphrase: '' },
    sender,
  );
const dial: Dial = {
  ...{ kind: 'dial', number: '+13125550142', formatted: '+1 312-555-0142' },
  ...{ phoneCode: '1', value: '3125550142', preview: false },
};
const check = (own: Partial<Settings> = {}, of = dial) =>
  checkNumber(of, {
    popupState: { ...emptyPopupState, session: { ...unseen, campaign: 'SALES' } },
    settings: {
      ...defaults,
      numberChecks: ['systemDnc', 'campaignDnc', 'callTime'],
      checkedCallTime: '24hours',
      numberCheckMs: 5_000,
      ...own,
    },
  });
const asked = () =>
  sandbox.control.requests
    .map(({ function: name }) => name)
    .filter((name) => name === 'check_phone_number' || name === 'phone_number_log');

describe('the check of a number', () => {
  test('allows a number that is on no list, with one request, and again without one', async () => {
    await signIn();
    expect(await check()).toMatchObject({ verdict: 'allow', command: { answers: { dialer: 'clear' } } });
    expect(await check()).toMatchObject({ verdict: 'allow' });
    expect(asked()).toEqual(['check_phone_number']);
  });

  test('asks again after a dial, because the count of calls has changed', async () => {
    await signIn();
    await check();
    await forgetAnswers(dial);
    await check();
    expect(asked().length).toBe(2);
  });

  test.each([
    ['the list of the system', 'doNotCall', dial.value, {}, 'doNotCall'],
    ['the list of the campaign', 'campaignDoNotCall', `SALES|${dial.value}`, {}, 'doNotCall'],
    ['closed calling hours', 'doNotCall', 'another number', { checkedCallTime: 'never' }, 'callTimeClosed'],
  ] as const)('refuses a number for %s', async (_name, list, listed, own, kind) => {
    await signIn();
    sandbox.control.dialer[list].add(listed);
    expect(await check(own)).toMatchObject({ verdict: 'block', concern: { kind } });
    expect(await check({ ...own, refusedNumber: 'confirm' })).toMatchObject({ verdict: 'confirm' });
  });

  test('does not look at a list that is not chosen', async () => {
    await signIn();
    sandbox.control.dialer.doNotCall.add(dial.value);
    expect(await check({ numberChecks: ['callTime'] })).toMatchObject({ verdict: 'allow' });
  });

  test('counts the calls of today', async () => {
    await signIn();
    const call = { leadId: 103, number: dial.value, listId: '101', user: '1000', seconds: 0, status: 'N' };
    sandbox.control.dialer.callLog.push({ ...call, at: Date.now() }, { ...call, at: Date.now() });
    const own = { numberChecks: ['attempts'] } as const;
    expect(await check({ ...own, attemptsPerDay: 3 })).toMatchObject({ verdict: 'allow' });
    expect(await check({ ...own, attemptsPerDay: 2 })).toMatchObject({
      verdict: 'block',
      concern: { kind: 'attemptsReached', about: '2' },
    });
  });

  test.each([
    ['allow', 'allow', undefined],
    ['refuse', 'block', { kind: 'vetoed', about: 'In court.' }],
    ['login', 'confirm', { kind: 'vetoUnanswered' }],
    ['nothing', 'confirm', { kind: 'vetoUnanswered' }],
  ])('asks the other system: /%s means %s', async (path, verdict, concern) => {
    const own = { numberChecks: ['veto'], vetoUrl: `${office.origin}/${path}` } as const;
    expect(await check(own)).toMatchObject(concern === undefined ? { verdict } : { verdict, concern });
    expect(JSON.parse(office.bodies.at(-1) ?? '')).toEqual({
      number: '+13125550142',
      agent: '',
      campaign: 'SALES',
    });
  });

  test('makes all checks at the same moment', async () => {
    await signIn();
    const own = { numberChecks, vetoUrl: `${office.origin}/allow`, checkedCallTime: '24hours' };
    expect(await check(own)).toMatchObject({
      command: { answers: { dialer: 'clear', attempts: 0, veto: { allow: true } } },
    });
    expect(asked().sort()).toEqual(['check_phone_number', 'phone_number_log']);
  });
});

test('a page cannot ask about more numbers than an agent may dial in a minute', async () => {
  await signIn();
  await check({ dialsPerMinute: 1 });
  const other = { ...dial, number: '+13125550143', value: '3125550143' };
  expect(await check({ dialsPerMinute: 1 }, other)).toMatchObject({
    verdict: 'block',
    concern: { kind: 'tooMany' },
  });
  expect(asked().length).toBe(1);
});

describe('a check that does not answer', () => {
  const unanswered = { verdict: 'confirm', concern: { kind: 'dialerCheckUnanswered' } };

  test('asks the agent, refuses, or lets the dial pass, as the settings say', async () => {
    expect(await check()).toMatchObject(unanswered);
    expect(await check({ uncheckedNumber: 'block' })).toMatchObject({ verdict: 'block' });
    expect(await check({ uncheckedNumber: 'allow' })).toMatchObject({ verdict: 'allow' });
  });

  test('is not remembered', async () => {
    await check();
    await signIn();
    expect(await check()).toMatchObject({ verdict: 'allow' });
  });

  test('is waited for no longer than the limit', async () => {
    await signIn();
    sandbox.control.fault({ kind: 'never', function: 'check_phone_number' });
    expect(await check({ numberCheckMs: 100 })).toMatchObject(unanswered);
  });

  test('is one that the account may not use', async () => {
    await signIn('2001', 'Tom2001');
    expect(await check()).toMatchObject(unanswered);
  });

  test('is one with calling hours that the dialer does not have', async () => {
    await signIn();
    expect(await check({ checkedCallTime: 'lunch' })).toMatchObject(unanswered);
  });
});
