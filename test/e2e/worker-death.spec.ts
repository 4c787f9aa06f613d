import { dial, dispose, ours } from '../support/agent.ts';
import { button, t } from '../support/words.ts';
import { popupInTab } from './call-work.ts';
import { expect, test } from './fixtures.ts';

const number = '(727) 555-0197';
const dials = (requests: readonly { function: string; params: Record<string, string> }[]) =>
  requests.filter(({ function: name, params }) => name === 'external_dial' && params['value'] !== undefined);

test('a click starts a stopped worker and places one call', async ({ station, readyCrm, sandbox }) => {
  await readyCrm.activate();
  await station.killWorker();
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed).toHaveLength(1);
  expect(dials(sandbox.control.requests)).toHaveLength(1);
});

test('a worker that is killed between request and reply still places one call, and the page shows it', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  sandbox.control.fault({ kind: 'delay', ms: 60_000, function: 'external_dial' });
  await dial(readyCrm, number);
  await sandbox.control.waitFor('the dial', ({ requests }) => dials(requests).length === 1);
  await station.killWorker();
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed).toHaveLength(1);
  expect(dials(sandbox.control.requests)).toHaveLength(1);
});

test('after the worker is killed during a call, hanging up and setting the disposition work', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');
  await station.killWorker();
  await readyCrm.click(button('call_hangUp'), ours);
  await readyCrm.reads(t('call_ended'), 'ours');
  await station.killWorker();
  await dispose(station, readyCrm, 'Not interested');

  expect(sandbox.control.placed).toHaveLength(1);
  expect(sandbox.control.dispositions.map(({ status }) => status)).toEqual(['NI']);
});

test('a worker that is killed after the hang-up of one press still sets the disposition, once', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const asked = (name: string) => sandbox.control.requests.filter((request) => request.function === name);
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');
  const popup = await popupInTab(station);
  await popup.click({ role: 'button', words: 'Not interested' });
  await sandbox.control.waitFor('the hang-up', () => asked('external_hangup').length === 1);
  await station.killWorker();
  await popup.reads(t('state_paused'));

  expect(sandbox.control.dispositions.map(({ status }) => status)).toEqual(['NI']);
  expect(asked('external_status')).toHaveLength(1);
});

test('the sign-in survives the worker, and a new worker loads the code that signs out', async ({
  station,
  readyCrm,
}) => {
  await station.killWorker();
  const popup = await station.popup(readyCrm);

  await popup.reads(t('popup_agent', '1000'));

  await station.killWorker();
  await popup.click(button('popup_signOut'));
  await popup.reads(t('popup_signIn'));
});
