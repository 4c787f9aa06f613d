import type { Page } from '../../tools/browser/page.ts';
import { dial, ours } from '../support/agent.ts';
import { checkOurs } from '../support/axe.ts';
import { expect, seeingTest as test } from './call-work.ts';

/** Presses a button of the bar, once it has stood there long enough for a press to count. */
async function press(crm: Page, words: string): Promise<void> {
  await crm.waitFor(
    'the bar to be ready',
    () => document.querySelector('html > [data-bar="ready"]') !== null,
  );
  await crm.click({ words, exact: true }, ours);
}

test('an agent parks, records and sends keys from the page, and never leaves it', async ({
  readyCrm,
  sandbox,
}) => {
  const session = () => sandbox.control.session('1000');
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads('Connected', 'ours');

  await press(readyCrm, 'Hold');
  await readyCrm.reads('On hold', 'ours');
  expect(session()?.subStatus).toBe('PARK');
  await readyCrm.reads('The customer is on hold. Resume the call first.', 'ours');
  expect((await checkOurs(readyCrm)).violations).toEqual([]);
  await press(readyCrm, 'Resume call');
  await readyCrm.reads('Connected', 'ours');
  expect(session()?.subStatus).not.toBe('PARK');

  await press(readyCrm, 'Record');
  await readyCrm.reads('Stop recording', 'ours');
  expect(session()?.isRecording).toBe(true);
  await press(readyCrm, 'Stop recording');
  await sandbox.control.waitFor('no recording', () => session()?.isRecording === false);

  await press(readyCrm, 'Keypad');
  await readyCrm.press('2');
  await readyCrm.press('#');
  await readyCrm.click({ words: '*', exact: true }, ours);
  expect((await checkOurs(readyCrm)).violations).toEqual([]);
  await press(readyCrm, 'Send');
  await sandbox.control.waitFor('the tones', () => session()?.played === '2#*');

  await press(readyCrm, 'Hang up');
  await readyCrm.reads('Call ended', 'ours');
  expect(sandbox.control.requests.filter(({ function: name }) => name === 'send_dtmf')).toHaveLength(1);
});

test('the extension of the number is one press away on the page too', async ({ readyCrm, sandbox }) => {
  await dial(readyCrm, '+1 813 555 0154 x159');
  await readyCrm.reads('Connected', 'ours');
  await press(readyCrm, 'Send extension 159');
  await sandbox.control.waitFor('the tones', (control) => control.session('1000')?.played === '159');
});

test('while it rings the bar says why the rest has to wait, and its buttons do nothing', async ({
  readyCrm,
  sandbox,
}) => {
  sandbox.control.apply({ do: 'settings', settings: { ringMs: 600_000 } });
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads('Nobody has answered yet.', 'ours');
  await press(readyCrm, 'Hold');
  await press(readyCrm, 'Hang up');
  await readyCrm.reads('Call ended', 'ours');
  expect(sandbox.control.requests.filter(({ function: name }) => name === 'park_call')).toEqual([]);
});
