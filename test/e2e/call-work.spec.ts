import type { Browser } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { dial } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { expect, popupInTab, seeingTest as test } from './call-work.ts';

const number = '(727) 555-0197';

/** A call that was answered, and the popup over it. */
async function inCall(station: Browser, crm: Page): Promise<Page> {
  await dial(crm, number);
  const popup = await station.popup(crm);
  await popup.reads('Connected');
  await popup.waitFor('controls that work', () => !document.querySelector('.works [aria-disabled]'));
  return popup;
}

test('while it rings the controls say why they have to wait', async ({ station, readyCrm, sandbox }) => {
  sandbox.control.apply({ do: 'settings', settings: { ringMs: 600_000 } });
  await dial(readyCrm, number);
  const popup = await station.popup(readyCrm);
  await popup.reads('Nobody has answered yet.');

  const park = await popup.evaluate(() => {
    const button = [...document.querySelectorAll('button')].find((each) =>
      each.textContent?.includes('Hold'),
    );
    const id = button?.getAttribute('aria-describedby') ?? '';
    return [button?.getAttribute('aria-disabled'), document.getElementById(id)?.textContent];
  });
  expect(park).toEqual(['true', 'Nobody has answered yet.']);
  await popup.click({ words: 'Hold' });
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click({ words: 'Hang up' });
  await popup.reads('How did the call go?');
  expect(sandbox.control.requests.filter(({ function: name }) => name === 'park_call')).toEqual([]);
});

test('a customer is parked and fetched, and the call is recorded until it is stopped', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await inCall(station, readyCrm);
  await popup.click({ words: 'Hold' });
  await popup.reads('Customer on hold');
  expect(sandbox.control.session('1000')?.subStatus).toBe('PARK');
  expect((await checkPage(popup)).violations).toEqual([]);

  await popup.click({ words: 'Record' });
  await popup.reads('Stop recording');
  expect(sandbox.control.session('1000')?.isRecording).toBe(true);
  await popup.click({ words: 'Resume call' });
  await popup.reads('Connected');
  expect(sandbox.control.session('1000')?.subStatus).not.toBe('PARK');
  await popup.click({ words: 'Stop recording' });
  await sandbox.control.waitFor('no recording', (control) => control.session('1000')?.isRecording === false);
  await popup.reads(/Record(?!ing)/);
});

test('keys are sent as the dialer wants them, and the panel opens, takes the focus and closes by keyboard', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await inCall(station, readyCrm);
  await popup.click({ words: 'Keypad' });
  await popup.waitFor(
    'the focus in the panel',
    () => document.activeElement?.getAttribute('aria-label') === 'Keys to send',
  );
  await popup.press('2');
  await popup.press('#');
  await popup.press('x');
  await popup.click({ words: '*', exact: true });
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click({ words: 'Send' });
  await sandbox.control.waitFor('the tones', (control) => control.session('1000')?.played === '2#*');

  expect(
    sandbox.control.requests.findLast(({ function: name }) => name === 'send_dtmf')?.params,
  ).toMatchObject({ value: '2PS' });
  await popup.press('Escape');
  await popup.waitFor('the panel to be closed', () => !document.querySelector('[aria-label="Keys to send"]'));
  expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe('Keypad');
});

test('the extension of the number that was dialled is one press away', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await station.popup(readyCrm);
  await popup.type({ words: 'Enter a number' }, '727 555 0197 x214');
  await popup.press('Enter');
  await popup.reads('Connected');
  await popup.click({ words: 'Send extension 214' });
  await sandbox.control.waitFor('the tones', (control) => control.session('1000')?.played === '214');

  expect(sandbox.control.placed[0]?.number).toBe('7275550197');
});

test('the call goes blindly to a number', async ({ station, readyCrm, sandbox }) => {
  const popup = await inCall(station, readyCrm);
  await popup.click({ words: 'Transfer' });
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.type('input[aria-label="Number"]', '813 555 0191');
  await popup.click({ words: 'Transfer now' });
  await popup.reads('How did the call go?');

  expect(transfers(sandbox.control.requests)[0]).toMatchObject({
    value: 'BLIND_TRANSFER',
    phone_number: '8135550191',
  });
});

for (const { to, typed, sent } of [
  { to: 'inGroup', typed: '', sent: { value: 'LOCAL_CLOSER', ingroup_choices: 'DEFAULTINGROUP' } },
  { to: 'inGroup', typed: 'SUPPORT', sent: { value: 'LOCAL_CLOSER', ingroup_choices: 'SUPPORT' } },
]) {
  test(`the call goes to ${typed ? 'an in-group by its id' : 'the default in-group when none is typed'}`, async ({
    station,
    readyCrm,
    sandbox,
  }) => {
    const popup = await inCall(station, readyCrm);
    await popup.click({ words: 'Transfer' });
    await popup.choose('select[aria-label="Transfer to"]', to);
    if (typed) await popup.type('input[aria-label="In-group"]', typed);
    await popup.click({ words: 'Transfer now' });
    await popup.reads('How did the call go?');

    expect(transfers(sandbox.control.requests)[0]).toMatchObject(sent);
  });
}

test('the call goes to an agent', async ({ station, readyCrm, sandbox }) => {
  sandbox.control.dialer.inGroups = [...sandbox.control.dialer.inGroups, 'AGENTDIRECT'];
  const popup = await inCall(station, readyCrm);
  await popup.click({ words: 'Transfer' });
  await popup.choose('select[aria-label="Transfer to"]', 'agent');
  await popup.type('input[aria-label="Agent"]', '1004');
  await popup.click({ words: 'Transfer now' });
  await popup.reads('How did the call go?');

  expect(transfers(sandbox.control.requests)[0]).toMatchObject({
    value: 'LOCAL_CLOSER',
    ingroup_choices: 'AGENTDIRECT',
    phone_number: '1004',
  });
});

test('a third party joins while the customer waits, is dropped, joins again, and is left with the customer', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  await dial(readyCrm, number);
  const popup = await popupInTab(station);
  await popup.reads('Connected');
  await popup.waitFor('controls that work', () => !document.querySelector('.works [aria-disabled]'));
  await popup.click({ words: 'Transfer' });
  await popup.type('input[aria-label="Number"]', '813 555 0191');
  await popup.click({ words: 'Put the customer on hold first' });
  await popup.click({ words: 'Add to the call' });
  await popup.waitFor('the panel to be closed', () => !document.querySelector('.panel'));
  await sandbox.control.waitFor(
    'the third party',
    (control) => control.session('1000')?.thirdParty === '8135550191',
  );
  await popup.reads('The customer is on hold. Resume the call first.');

  await popup.click({ words: 'Transfer' });
  await popup.click({ words: 'Drop third party' });
  await popup.waitFor('the panel to be closed', () => !document.querySelector('.panel'));
  await sandbox.control.waitFor('nobody', (control) => control.session('1000')?.thirdParty === undefined);
  await popup.click({ words: 'Resume call' });
  await popup.reads('Connected');

  await popup.click({ words: 'Transfer' });
  await popup.type('input[aria-label="Number"]', '813 555 0191');
  await popup.click({ words: 'Add to the call' });
  await popup.waitFor('the panel to be closed', () => !document.querySelector('.panel'));
  await sandbox.control.waitFor('the third party', (control) => Boolean(control.session('1000')?.thirdParty));
  await popup.click({ words: 'Transfer' });
  await popup.click({ words: 'Leave call' });
  await popup.reads('How did the call go?');

  expect(transfers(sandbox.control.requests).map(({ value }) => value)).toEqual([
    'PARK_CUSTOMER_DIAL',
    'HANGUP_XFER',
    'DIAL_WITH_CUSTOMER',
    'LEAVE_3WAY_CALL',
  ]);
});

test('a disposition asks for the callback, keeps it by the dialer’s clock, and pauses with a code', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await inCall(station, readyCrm);
  await popup.click({ words: 'Hang up' });
  await popup.reads('How did the call go?');
  await popup.choose('main label select', 'LUNCH');
  await popup.press('2');
  await popup.reads('Dialer time');
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('input[type=datetime-local]');
    if (!field) return;
    field.value = '2031-05-06T10:30';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await popup.type({ words: 'Comment' }, 'Ask for Iris');
  await popup.click({ words: 'Schedule callback' });
  await popup.reads('Paused');
  await sandbox.control.waitFor('the code', (control) => control.session('1000')?.pauseCode === 'LUNCH');

  expect(sandbox.control.dispositions[0]).toMatchObject({
    status: 'CALLBK',
    callback: { at: '2031-05-06 10:30:00', type: 'USERONLY', comments: 'Ask for Iris' },
  });
});

type Asked = { function: string; params: Record<string, string> };

function transfers(requests: readonly Asked[]): Record<string, string>[] {
  return requests.filter((each) => each.function === 'transfer_conference').map(({ params }) => params);
}
