import { until } from '../../tools/browser/wait.ts';
import { dial, dispose, seedSignIn } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { button, checkbox, exactButton, inOrder, inRow, t, textbox } from '../support/words.ts';
import { expect, popupInTab, seeingTest as test } from './call-work.ts';

const number = '(727) 555-0197';

test('a number is typed on the pad, and dialed again from the recent calls', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  await seedSignIn(station, login);
  let popup = await popupInTab(station);
  await popup.reads(t('state_paused'));
  await popup.click(button('popup_keypad'));
  let typed = '';
  const erase = t('popup_erase');
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
  await popup.click(exactButton('popup_dial'));
  await popup.reads(t('state_connected'));
  await popup.click(button('popup_hangUp'));
  await dispose(station, crm, 'Sale made');

  popup = await station.popup(crm);
  await popup.reads('+1 727 555 0197');
  expect((await checkPage(popup)).violations).toEqual([]);
  // Sooner than that a dial is turned down.
  const first =
    sandbox.control.requests.find((request) => request.function === 'external_dial')?.at ?? Infinity;
  await until('three seconds since the first dial', () => Date.now() - first > 3_000);
  await popup.click(button('popup_redial'));
  await sandbox.control.waitFor('the second call', ({ placed }) => placed.length === 2);

  expect(sandbox.control.placed.map((call) => call.number)).toEqual(['7275550197', '7275550197']);
});

test('from the click to the next call: two presses, or four with a callback and a note', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await popupInTab(station);
  let presses = 0;
  const press = async (spot: Parameters<typeof popup.click>[0]) => {
    presses += 1;
    await popup.click(spot);
  };
  const call = async (which: string) => {
    presses = 1;
    await readyCrm.activate();
    await dial(readyCrm, which);
    await popup.activate();
    await popup.reads(t('state_connected'));
  };

  await call(number);
  expect((await checkPage(popup)).violations).toEqual([]);
  await press({ role: 'button', words: 'Sale made' });
  await popup.reads(t('state_paused'));
  expect(presses).toBe(2);
  expect(sandbox.control.dispositions.map(({ status }) => status)).toEqual(['SALE']);

  await call('(813) 555-0191');
  await popup.type(textbox('note_title'), 'Ask for "Iris"');
  await popup.click(button('note_save'));
  await popup.reads(t('note_saved'));
  const lead = sandbox.control.dialer.leads.findLast(({ phoneNumber }) => phoneNumber === '8135550191');
  expect(lead?.fields['comments']).toBe('Ask for Iris');
  await press({ role: 'button', words: 'Call back' });
  await press(button('callback_tomorrow'));
  expect((await checkPage(popup)).violations).toEqual([]);
  await press(button('popup_hangUpAndCallback'));
  await popup.reads(t('state_paused'));
  expect(presses).toBe(4);
  const [, set] = sandbox.control.dispositions;
  expect(set).toMatchObject({ status: 'CALLBK', callback: { type: 'USERONLY', comments: 'Ask for Iris' } });
  expect(sandbox.control.dispositions).toHaveLength(2);
  const inHours = (Date.parse(set?.callback?.at ?? '') - Date.now()) / 3_600_000;
  expect(inHours).toBeGreaterThan(22);
  expect(inHours).toBeLessThan(26);

  // The callback is listed, opens the page of its record and dials its number.
  await popup.reads(inOrder(t('callbacks_title'), '+1 813 555 0191', 'Ask for Iris'));
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click({ role: 'button', words: 'Open the record of' });
  await until('the page of the record', () =>
    popup.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      return tab?.url?.includes('/crm/contacts');
    }),
  );
  await popup.activate();
  await popup.click({ role: 'button', words: `${t('callbacks_dial')} +1 813 555 0191` });
  await sandbox.control.waitFor('the callback', ({ placed }) => placed.length === 3);
  expect(sandbox.control.placed[2]?.number).toBe('8135550191');
});

test('a lead in preview is skipped', async ({ station, readyCrm, sandbox }) => {
  await dial(readyCrm, number, ['Shift']);
  const popup = await popupInTab(station);
  await popup.reads(t('state_preview'));
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click(button('popup_previewSkip'));
  await popup.reads(t('state_paused'));

  expect(sandbox.control.session('1000')?.subStatus).toBe('');
  expect(sandbox.control.placed).toEqual([]);
});

for (const { words, which } of [
  { words: t('popup_dial'), which: '7275550197' },
  { words: t('popup_alternative'), which: '7275550198' },
  { words: t('popup_third'), which: '7275550199' },
]) {
  test(`a lead in preview is dialed by "${words}"`, async ({ station, readyCrm, sandbox }) => {
    await dial(readyCrm, number, ['Shift']);
    await sandbox.control.waitFor('a preview', (control) => control.session('1000')?.subStatus === 'PREVIEW');
    const lead = sandbox.control.dialer.leads.find((each) => each.phoneNumber === '7275550197');
    Object.assign(lead ?? {}, { altPhone: '7275550198', address3: '7275550199' });
    const popup = await popupInTab(station);
    await popup.reads(t('state_preview'));
    await popup.click({ role: 'button', words, exact: true });
    await popup.reads(t('state_connected'));

    expect(sandbox.control.placed.map((call) => call.number)).toEqual([which]);
  });
}

test('a lead in preview is finished without a call', async ({ station, readyCrm, sandbox }) => {
  await dial(readyCrm, number, ['Shift']);
  const popup = await popupInTab(station);
  await popup.click(button('popup_previewFinish'));
  await popup.reads(t('popup_howDidItGo'));

  expect(sandbox.control.placed).toEqual([]);
});

test('the calls that wait are counted, the phone rings again, in-groups change, and the agent logs out', async ({
  station,
  login,
  sandbox,
}) => {
  const caller = sandbox.control.dialer.accounts.find(({ user }) => user === 'clicktodial');
  if (caller) caller.changeAgentCampaign = true;
  const eve = sandbox.control.dialer.liveAgents.find(({ user }) => user === '1004');
  if (eve) eve.sessionRow = { webphoneUrl: '', loginCall: '' };
  sandbox.control.dialer.waitingInbound.push({ inGroup: 'SUPPORT' }, { inGroup: 'SALESLINE' });
  await seedSignIn(station, { ...login, agent: '1004' });
  const popup = await popupInTab(station);
  await popup.reads(t('state_paused'));
  await popup.click('summary');
  await popup.click(button('popup_ringPhone'));
  await sandbox.control.waitFor('the phone to ring', (control) =>
    control.requests.some(({ function: name }) => name === 'call_agent'),
  );
  await popup.reads(inOrder(t('state_paused'), t('popup_agent', '1004')));
  await popup.click(exactButton('popup_inGroups'));
  await popup.waitFor('the panel', () => document.querySelector('section[aria-label="In-groups"]') !== null);
  await popup.type(textbox('popup_inGroupIds'), 'SUPPORT');
  await popup.click(checkbox('popup_blended'));
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click(button('popup_inGroupsSet'));
  await popup.waitFor(
    'the panel to be closed',
    () => document.querySelector('section[aria-label="In-groups"]') === null,
  );
  await popup.click(button('popup_queueCount'));
  await popup.reads(t('popup_waiting', '1'));
  expect(eve).toMatchObject({ ingroups: ['SUPPORT'], blended: true });
  expect(sandbox.control.requests.map(({ function: name }) => name)).toContain('call_agent');

  await popup.click(button('popup_logOut'));
  await popup.reads(t('state_loggedOut'));
  expect(sandbox.control.session('1004')).toBeUndefined();
});

test('a dial that the agent screen has not handled is canceled', async ({ station, readyCrm, sandbox }) => {
  sandbox.control.apply({ do: 'screen', user: '1000', awake: false });
  await dial(readyCrm, number);
  const popup = await station.popup(readyCrm);
  await popup.click(button('popup_cancelDial'));
  await sandbox.control.waitFor('the dial to be erased', (control) =>
    control.requests.some(({ params }) => params['value'] === 'SKIP'),
  );
  sandbox.control.apply({ do: 'screen', user: '1000', awake: true });
  await popup.reads(t('failure_canceled'));

  expect(sandbox.control.placed).toEqual([]);
});

test('the popup shows why a text of the current page is linked or not', async ({ station, readyCrm }) => {
  const popup = await station.popup(readyCrm);
  await popup.click('summary');
  await popup.click(button('popup_whyLinked'));
  await popup.type(textbox('popup_whyText'), 'Call 727-555-0197');
  await popup.reads(inRow('727-555-0197', t('popup_isLinked'), /\S/));
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.type(textbox('popup_whyText'), '12345');
  await popup.reads(inRow('12345', t('popup_isNotLinked'), t('reason_tooFewDigits')));
});
