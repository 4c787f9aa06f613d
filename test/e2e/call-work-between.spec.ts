import { until } from '../../tools/browser/wait.ts';
import { dial, dispose, signIn } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { expect, popupInTab, seeingTest as test } from './call-work.ts';

const number = '(727) 555-0197';

test('a number is typed on the pad, and dialled again from the recent calls', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  await signIn(station, crm, login);
  let popup = await popupInTab(station);
  await popup.reads('Paused');
  await popup.click({ words: 'Keypad' });
  let typed = '';
  const erase = 'Delete last digit';
  for (const key of ['7', '2', '8', erase, '7', ...'5550197']) {
    typed = key === erase ? typed.slice(0, -1) : typed + key;
    await popup.click({ words: key, exact: true });
    await popup.waitFor(
      `"${typed}" in the field`,
      (so) => document.querySelector<HTMLInputElement>('input[type=tel]')?.value === so,
      typed,
    );
  }
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click({ words: 'Dial', exact: true });
  await popup.reads('Connected');
  await popup.click({ words: 'Hang up' });
  await dispose(station, crm, 'Sale made');

  popup = await station.popup(crm);
  await popup.reads('+1 727 555 0197');
  expect((await checkPage(popup)).violations).toEqual([]);
  // Sooner than that a dial is turned down.
  const first =
    sandbox.control.requests.find((request) => request.function === 'external_dial')?.at ?? Infinity;
  await until('three seconds since the first dial', () => Date.now() - first > 3_000);
  await popup.click({ words: 'Redial' });
  await sandbox.control.waitFor('the second call', ({ placed }) => placed.length === 2);

  expect(sandbox.control.placed.map((call) => call.number)).toEqual(['7275550197', '7275550197']);
});

test('a lead in preview is skipped', async ({ station, readyCrm, sandbox }) => {
  await dial(readyCrm, number, ['Shift']);
  const popup = await popupInTab(station);
  await popup.reads('Preview');
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click({ words: 'Skip' });
  await popup.reads('Paused');

  expect(sandbox.control.session('1000')?.subStatus).toBe('');
  expect(sandbox.control.placed).toEqual([]);
});

for (const { words, which } of [
  { words: 'Dial', which: '7275550197' },
  { words: 'Other number', which: '7275550198' },
  { words: 'Third number', which: '7275550199' },
]) {
  test(`a lead in preview is dialled by "${words}"`, async ({ station, readyCrm, sandbox }) => {
    await dial(readyCrm, number, ['Shift']);
    await sandbox.control.waitFor('a preview', (control) => control.session('1000')?.subStatus === 'PREVIEW');
    const lead = sandbox.control.dialer.leads.find((each) => each.phoneNumber === '7275550197');
    Object.assign(lead ?? {}, { altPhone: '7275550198', address3: '7275550199' });
    const popup = await popupInTab(station);
    await popup.reads('Preview');
    await popup.click({ words, exact: true });
    await popup.reads('Connected');

    expect(sandbox.control.placed.map((call) => call.number)).toEqual([which]);
  });
}

test('a lead in preview is finished without a call', async ({ station, readyCrm, sandbox }) => {
  await dial(readyCrm, number, ['Shift']);
  const popup = await popupInTab(station);
  await popup.click({ words: 'Finish' });
  await popup.reads('How did the call go?');

  expect(sandbox.control.placed).toEqual([]);
});

test('the calls that wait are counted, the phone rings again, in-groups change, and the agent logs out', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  const caller = sandbox.control.dialer.accounts.find(({ user }) => user === 'clicktodial');
  if (caller) caller.changeAgentCampaign = true;
  const eve = sandbox.control.dialer.liveAgents.find(({ user }) => user === '1004');
  if (eve) eve.sessionRow = { webphoneUrl: '', loginCall: '' };
  sandbox.control.dialer.waitingInbound.push({ inGroup: 'SUPPORT' }, { inGroup: 'SALESLINE' });
  await signIn(station, crm, { ...login, agent: '1004' });
  const popup = await popupInTab(station);
  await popup.reads('Paused');
  await popup.click('summary');
  await popup.click({ words: 'Ring my phone again' });
  await sandbox.control.waitFor('the phone to ring', (control) =>
    control.requests.some(({ function: name }) => name === 'call_agent'),
  );
  await popup.reads(/Paused[\s\S]*Agent 1004/);
  await popup.click({ words: 'In-groups', exact: true });
  await popup.waitFor('the panel', () => document.querySelector('.panel') !== null);
  await popup.type('input[aria-label="In-group IDs"]', 'SUPPORT');
  await popup.click({ words: 'Also take auto-dialed calls' });
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click({ words: 'Change in-groups' });
  await popup.waitFor('the panel to be closed', () => !document.querySelector('[aria-label="In-group IDs"]'));
  await popup.click({ words: 'Calls waiting' });
  await popup.reads('Calls waiting in your in-groups: 1');
  expect(eve).toMatchObject({ ingroups: ['SUPPORT'], blended: true });
  expect(sandbox.control.requests.map(({ function: name }) => name)).toContain('call_agent');

  await popup.click({ words: 'Log out of VICIdial' });
  await popup.reads('Not logged in to VICIdial');
  expect(sandbox.control.session('1004')).toBeUndefined();
});

test('a dial that the agent screen has not taken up is cancelled', async ({ station, readyCrm, sandbox }) => {
  sandbox.control.apply({ do: 'screen', user: '1000', awake: false });
  await dial(readyCrm, number);
  const popup = await station.popup(readyCrm);
  await popup.click({ words: 'Cancel call' });
  await sandbox.control.waitFor('the dial to be erased', (control) =>
    control.requests.some(({ params }) => params['value'] === 'SKIP'),
  );
  sandbox.control.apply({ do: 'screen', user: '1000', awake: true });
  await popup.reads('The call was canceled before it started.', 'page', 30_000);

  expect(sandbox.control.placed).toEqual([]);
});

test('the popup tells why a text of the page in front is linked or not', async ({ station, readyCrm }) => {
  const popup = await station.popup(readyCrm);
  await popup.click('summary');
  await popup.click({ words: 'Check a number' });
  await popup.type({ words: 'Paste the text' }, 'Call 727-555-0197');
  await popup.reads(/727-555-0197 is clickable\.\s+\S/);
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.type({ words: 'Paste the text' }, '12345');
  await popup.reads(/12345 is not clickable\.\s+It has fewer than seven digits\./);
});
