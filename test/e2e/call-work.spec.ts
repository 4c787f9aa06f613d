import type { Browser } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { dial } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { anyValue, button, checkbox, t, textbox } from '../support/words.ts';
import { expect, popupInTab, seeingTest as test } from './call-work.ts';

const number = '(727) 555-0197';

/** A call that was answered, and the popup over it. */
async function inCall(station: Browser, crm: Page): Promise<Page> {
  await dial(crm, number);
  const popup = await station.popup(crm);
  await popup.reads(t('state_connected'));
  await popup.waitFor(
    'controls that work',
    () => !document.querySelector('[aria-label="This call"] [aria-disabled]'),
  );
  return popup;
}

test('while it rings, the controls show why they are not available', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  sandbox.control.apply({ do: 'settings', settings: { ringMs: 600_000 } });
  await dial(readyCrm, number);
  const popup = await station.popup(readyCrm);
  await popup.reads(t('why_notAnswered'));

  const park = await popup.evaluate((words) => {
    const hold = [...document.querySelectorAll('button')].find((each) => each.textContent?.includes(words));
    const id = hold?.getAttribute('aria-describedby') ?? '';
    return [hold?.getAttribute('aria-disabled'), document.getElementById(id)?.textContent];
  }, t('popup_park'));
  expect(park).toEqual(['true', t('why_notAnswered')]);
  await popup.click(button('popup_park'));
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click(button('popup_hangUp'));
  await popup.reads(t('popup_howDidItGo'));
  expect(sandbox.control.requests.filter(({ function: name }) => name === 'park_call')).toEqual([]);
});

test('the agent puts a customer on hold and resumes, and starts a recording, pauses it and starts it again', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await inCall(station, readyCrm);
  await popup.click(button('popup_park'));
  await popup.reads(t('state_parked'));
  expect(sandbox.control.session('1000')?.subStatus).toBe('PARK');
  expect((await checkPage(popup)).violations).toEqual([]);

  await popup.click(button('popup_startRecording'));
  await popup.reads(t('popup_stopRecording'));
  expect(sandbox.control.session('1000')?.isRecording).toBe(true);
  await popup.click(button('popup_grab'));
  await popup.reads(t('state_connected'));
  expect(sandbox.control.session('1000')?.subStatus).not.toBe('PARK');
  await popup.click(button('popup_stopRecording'));
  await sandbox.control.waitFor('no recording', (control) => control.session('1000')?.isRecording === false);
  await popup.reads(t('call_recordingPaused'));
  await popup.click(button('popup_recordAgain'));
  await sandbox.control.waitFor('a recording', (control) => control.session('1000')?.isRecording === true);
  await popup.waitFor(
    'no notice',
    (words) => !document.body.textContent?.includes(words),
    t('call_recordingPaused'),
  );
});

test('keys are sent in the format of the dialer, and the panel opens, takes the focus and closes by keyboard', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await inCall(station, readyCrm);
  await popup.click(button('popup_keypad'));
  await popup.waitFor(
    'the focus in the panel',
    (label) => document.activeElement?.getAttribute('aria-label') === label,
    t('popup_tones'),
  );
  await popup.press('2');
  await popup.press('#');
  await popup.press('x');
  await popup.click({ words: '*', exact: true });
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.click(button('popup_send'));
  await sandbox.control.waitFor('the tones', (control) => control.session('1000')?.played === '2#*');

  expect(
    sandbox.control.requests.findLast(({ function: name }) => name === 'send_dtmf')?.params,
  ).toMatchObject({ value: '2PS' });
  await popup.press('Escape');
  await popup.waitFor(
    'the panel to be closed',
    (label) => !document.querySelector(`[aria-label="${label}"]`),
    t('popup_tones'),
  );
  expect(await popup.evaluate(() => document.activeElement?.textContent)).toBe(t('popup_keypad'));
});

test('one click sends the extension of the dialed number', async ({ station, readyCrm, sandbox }) => {
  const popup = await station.popup(readyCrm);
  await popup.type(textbox('popup_dialNumber'), '727 555 0197 x214');
  await popup.press('Enter');
  await popup.reads(t('state_connected'));
  await popup.click(button('popup_sendExtension', '214'));
  await sandbox.control.waitFor('the tones', (control) => control.session('1000')?.played === '214');

  expect(sandbox.control.placed[0]?.number).toBe('7275550197');
});

test('the call is transferred to a number without consultation', async ({ station, readyCrm, sandbox }) => {
  const popup = await inCall(station, readyCrm);
  await popup.click(button('popup_transfer'));
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.type(textbox('popup_to_number'), '813 555 0191');
  await popup.click(button('popup_transferNow'));
  await popup.reads(t('popup_howDidItGo'));

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
    await popup.click(button('popup_transfer'));
    await popup.choose(`select[aria-label="${t('popup_transferTo')}"]`, to);
    if (typed) await popup.type(textbox('popup_to_inGroup'), typed);
    await popup.click(button('popup_transferNow'));
    await popup.reads(t('popup_howDidItGo'));

    expect(transfers(sandbox.control.requests)[0]).toMatchObject(sent);
  });
}

test('the call is transferred to an agent', async ({ station, readyCrm, sandbox }) => {
  sandbox.control.dialer.inGroups = [...sandbox.control.dialer.inGroups, 'AGENTDIRECT'];
  const popup = await inCall(station, readyCrm);
  await popup.click(button('popup_transfer'));
  await popup.choose(`select[aria-label="${t('popup_transferTo')}"]`, 'agent');
  await popup.type(textbox('popup_to_agent'), '1004');
  await popup.click(button('popup_transferNow'));
  await popup.reads(t('popup_howDidItGo'));

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
  await popup.reads(t('state_connected'));
  await popup.waitFor(
    'controls that work',
    () => !document.querySelector('[aria-label="This call"] [aria-disabled]'),
  );
  await popup.click(button('popup_transfer'));
  await popup.type(textbox('popup_to_number'), '813 555 0191');
  await popup.click(checkbox('popup_parkMeanwhile'));
  await popup.click(button('popup_addParty'));
  await popup.waitFor(
    'the panel to be closed',
    () => !document.querySelector('section[aria-label="Transfer"]'),
  );
  await sandbox.control.waitFor(
    'the third party',
    (control) => control.session('1000')?.thirdParty === '8135550191',
  );
  await popup.reads(t('why_parked'));

  await popup.click(button('popup_transfer'));
  await popup.click(button('popup_dropParty'));
  await popup.waitFor(
    'the panel to be closed',
    () => !document.querySelector('section[aria-label="Transfer"]'),
  );
  await sandbox.control.waitFor('nobody', (control) => control.session('1000')?.thirdParty === undefined);
  await popup.click(button('popup_grab'));
  await popup.reads(t('state_connected'));

  await popup.click(button('popup_transfer'));
  await popup.type(textbox('popup_to_number'), '813 555 0191');
  await popup.click(button('popup_addParty'));
  await popup.waitFor(
    'the panel to be closed',
    () => !document.querySelector('section[aria-label="Transfer"]'),
  );
  await sandbox.control.waitFor('the third party', (control) => Boolean(control.session('1000')?.thirdParty));
  await popup.click(button('popup_transfer'));
  await popup.click(button('popup_leaveThreeWay'));
  await popup.reads(t('popup_howDidItGo'));

  expect(transfers(sandbox.control.requests).map(({ value }) => value)).toEqual([
    'PARK_CUSTOMER_DIAL',
    'HANGUP_XFER',
    'DIAL_WITH_CUSTOMER',
    'LEAVE_3WAY_CALL',
  ]);
});

test('a disposition asks for the callback, uses the dialer’s clock, and pauses with a code', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const popup = await inCall(station, readyCrm);
  await popup.click(button('popup_hangUp'));
  await popup.reads(t('popup_howDidItGo'));
  await popup.choose('main .row > select', 'LUNCH');
  await popup.press('2');
  await popup.reads(anyValue('popup_callbackClock'));
  expect((await checkPage(popup)).violations).toEqual([]);
  await popup.evaluate(() => {
    const field = document.querySelector<HTMLInputElement>('input[type=datetime-local]');
    if (!field) return;
    field.value = '2031-05-06T10:30';
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await popup.type(textbox('popup_callbackComment'), 'Ask for Iris');
  await popup.click(button('popup_callbackSet'));
  await popup.reads(t('state_paused'));
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
