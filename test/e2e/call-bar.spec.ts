import type { Page } from '../../tools/browser/page.ts';
import { dial, ours } from '../support/agent.ts';
import { checkOurs } from '../support/axe.ts';
import { type MessageKey, t } from '../support/words.ts';
import { expect, seeingTest as test } from './call-work.ts';

/** Presses a button of the bar, once it has stood there long enough for a press to count. */
async function press(crm: Page, key: MessageKey, ...values: string[]): Promise<void> {
  await crm.waitFor(
    'the bar to be ready',
    () => document.querySelector('html > [data-bar="ready"]') !== null,
  );
  await crm.click({ role: 'button', words: t(key, ...values), exact: true }, ours);
}

test('an agent holds, records and sends keys on the page without leaving it', async ({
  readyCrm,
  sandbox,
}) => {
  const session = () => sandbox.control.session('1000');
  // The keypad is offered on pages that were opened after the site was enabled.
  await readyCrm.open(`${sandbox.otherUrl}/crm/contacts`);
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('call_connected'), 'ours');

  await press(readyCrm, 'popup_park');
  await readyCrm.reads(t('call_parked'), 'ours');
  expect(session()?.subStatus).toBe('PARK');
  await readyCrm.reads(t('why_parked'), 'ours');
  expect((await checkOurs(readyCrm)).violations).toEqual([]);
  await press(readyCrm, 'popup_grab');
  await readyCrm.reads(t('call_connected'), 'ours');
  expect(session()?.subStatus).not.toBe('PARK');

  await press(readyCrm, 'popup_startRecording');
  await readyCrm.reads(t('popup_stopRecording'), 'ours');
  expect(session()?.isRecording).toBe(true);
  await press(readyCrm, 'popup_stopRecording');
  await sandbox.control.waitFor('no recording', () => session()?.isRecording === false);
  await readyCrm.reads(t('popup_startRecording'), 'ours');

  await press(readyCrm, 'popup_keypad');
  await readyCrm.press('2');
  await readyCrm.press('#');
  await readyCrm.click({ words: '*', exact: true }, ours);
  await readyCrm.reads('2#*', 'ours');
  expect((await checkOurs(readyCrm)).violations).toEqual([]);
  await press(readyCrm, 'popup_send');
  await sandbox.control.waitFor('the tones', () => session()?.played === '2#*');

  await press(readyCrm, 'call_hangUp');
  await readyCrm.reads(t('call_ended'), 'ours');
  expect(sandbox.control.requests.filter(({ function: name }) => name === 'send_dtmf')).toHaveLength(1);
});

test('one click in the call bar sends the extension of the number', async ({ readyCrm, sandbox }) => {
  await dial(readyCrm, '+1 813 555 0154 x159');
  await readyCrm.reads(t('call_connected'), 'ours');
  await press(readyCrm, 'popup_sendExtension', '159');
  await sandbox.control.waitFor('the tones', (control) => control.session('1000')?.played === '159');
});

test('while it rings, the bar shows why its other buttons are not available, and they do nothing', async ({
  readyCrm,
  sandbox,
}) => {
  sandbox.control.apply({ do: 'settings', settings: { ringMs: 600_000 } });
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('why_notAnswered'), 'ours');
  await press(readyCrm, 'popup_park');
  await press(readyCrm, 'call_hangUp');
  await readyCrm.reads(t('unanswered_noAnswer'), 'ours');
  expect(sandbox.control.requests.filter(({ function: name }) => name === 'park_call')).toEqual([]);
});
