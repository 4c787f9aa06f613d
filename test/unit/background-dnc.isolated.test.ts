import { beforeEach, expect, test, vi } from 'vitest';
import {
  addToDnc,
  noteDncDisposition,
  removeFromDnc,
  retryDncChanges,
} from '../../src/background/leads/change-dnc.ts';
import { openDoNotCall } from '../../src/background/leads/do-not-call-menu.ts';
import { sendDncChanges } from '../../src/background/leads/send-dnc-changes.ts';
import { dncChanges } from '../../src/platform/stored-dnc-changes.ts';
import { storedDrafts } from '../../src/platform/stored-drafts.ts';
import { keptAnswers } from '../../src/platform/stored-number-answers.ts';
import { popupState } from '../../src/platform/stored-state.ts';
import { emptyPopupState, type PopupState } from '../../src/session/popup-state.ts';
import { unseen } from '../../src/session/state.ts';
import { defaults } from '../../src/settings/catalog.ts';
import { signInSupervisor, testSandbox } from '../support/test-sandbox.ts';

import '../support/plans.ts';

vi.mock('../../src/platform/database.ts', () => import('../support/fake-database.ts'));
vi.mock('../../src/platform/permissions.ts', () => import('../support/granted-permissions.ts'));
vi.mock('../../src/platform/phone-metadata.ts', () => ({
  loadPlans: async () => undefined,
  loadPlanOf: async () => undefined,
  loadCountries: async () => undefined,
}));
vi.mock('../../src/platform/alarms.ts', () => import('../support/no-alarms.ts'));
const own = { dncChanges: true, dncStatuses: ['DNC'], country: 'US' };
vi.mock('../../src/background/effective-settings.ts', () => ({
  readSettings: async () => ({ certainty: 'known', locked: [], values: { ...defaults, ...own } }),
}));

const sandbox = testSandbox();
beforeEach(async () => {
  own.dncChanges = true;
  await popupState.set(agent);
});

const agent: PopupState = {
  ...emptyPopupState,
  session: { ...unseen, campaign: 'SALES' },
  signIn: {
    state: 'in',
    identity: {
      ...{ address: 'http://127.0.0.1', host: '127.0.0.1', user: 'clicktodial', agent: '1000' },
      ...{ seesAll: false, isInsecure: true },
    },
  },
};
const signIn = (user?: string, password?: string) => signInSupervisor(sandbox, user, password);
const add = (id = 'press-0001', list: 'systemDnc' | 'campaignDnc' = 'systemDnc') =>
  addToDnc({ id, shown: '(727) 555-0197', list, reason: 'Asked for it.' });
const states = async () => (await dncChanges.get()).map(({ action, state }) => `${action} ${state}`);
const sent = () => sandbox.control.requests.filter(({ function: name }) => name.endsWith('_dnc_phone'));

test('a number goes to the list of the system once, with the account of the supervisor', async () => {
  await signIn();
  await add();
  await add();
  await sendDncChanges();
  expect([...sandbox.control.dialer.doNotCall]).toEqual(['7275550197']);
  expect(sent().map(({ params }) => params['user'])).toEqual(['2000']);
  expect(await dncChanges.get()).toMatchObject([{ by: '1000', reason: 'Asked for it.', state: 'done' }]);
});

test('a number goes to the list of the campaign, and is taken off it', async () => {
  await signIn();
  await add('press-0001', 'campaignDnc');
  await sendDncChanges();
  expect([...sandbox.control.dialer.campaignDoNotCall]).toEqual(['SALES|7275550197']);
  await removeFromDnc('press-0002', 'press-0001');
  await sendDncChanges();
  expect([...sandbox.control.dialer.campaignDoNotCall]).toEqual([]);
  expect(await states()).toEqual(['remove done', 'add done']);
});

test('the answers about a number are forgotten once the dialer has changed a list', async () => {
  const of = (value: string) => ({
    key: `${value}|1|SALES`,
    at: Date.now(),
    answers: { dialer: 'clear' as const },
  });
  await keptAnswers.set([of('7275550197'), of('8135550154')]);
  await add();
  await sendDncChanges();
  expect((await keptAnswers.get()).length).toBe(2);
  await signIn();
  await sendDncChanges();
  expect((await keptAnswers.get()).map(({ key }) => key)).toEqual(['8135550154|1|SALES']);
});

test('a number waits until somebody signs in', async () => {
  await add();
  await sendDncChanges();
  expect(await dncChanges.get()).toMatchObject([{ state: 'pending', failure: { kind: 'notSignedIn' } }]);
  await signIn();
  await sendDncChanges();
  expect(await states()).toEqual(['add done']);
});

test('a number whose reply was lost is sent again, and counts as done although it is on the list', async () => {
  await signIn();
  sandbox.control.fault({ kind: 'empty500', function: 'add_dnc_phone', times: 9 });
  await add();
  await sendDncChanges();
  expect(await states()).toEqual(['add pending']);
  sandbox.control.clearFaults();
  sandbox.control.dialer.doNotCall.add('7275550197');
  await sendDncChanges();
  expect(await states()).toEqual(['add done']);
});

test('an account without the right is refused, and another account can send again', async () => {
  await signIn('2001', 'Tom2001');
  await add();
  await sendDncChanges();
  expect(await dncChanges.get()).toMatchObject([{ state: 'refused', failure: { kind: 'noPermission' } }]);
  await signIn();
  await retryDncChanges();
  expect(await states()).toEqual(['add done']);
});

test('nothing is queued while it is off, and no number that is none', async () => {
  expect(await addToDnc({ id: 'press-0001', shown: 'abc', list: 'systemDnc', reason: '' })).toMatchObject({
    error: { kind: 'notANumber' },
  });
  own.dncChanges = false;
  expect(await add()).toMatchObject({ error: { kind: 'setByOrganization' } });
  expect(await dncChanges.get()).toEqual([]);
});

test.each([
  ['DNC', ['add pending']],
  ['NI', []],
])('the disposition %s queues the number of the call or not', async (status, queued) => {
  const lead = { phoneCode: '1', phoneNumber: '8135550154' };
  const before = { ...agent, session: { ...agent.session, lead } };
  await noteDncDisposition('press-0009', { kind: 'dispose', status }, before);
  await sendDncChanges();
  expect(await states()).toEqual(queued);
  if (queued.length > 0)
    expect(await dncChanges.get()).toMatchObject([{ value: '8135550154', reason: 'DNC' }]);
});

test.each([
  ['(727) 555-0197', '(727) 555-0197'],
  ['tel:+1%20727%20555%200197', '+1 727 555 0197'],
  ['tel:%E0%A4%A', '%E0%A4%A'],
])('the menu puts %s into the form and sends nothing', async (text, shown) => {
  await signIn();
  await openDoNotCall(text);
  expect(Object.values((await storedDrafts.get()).texts)).toEqual([shown]);
  await sendDncChanges();
  expect(sent()).toEqual([]);
});
