import { seedSignIn } from '../support/agent.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('an agent resumes, and pauses again with a pause code', async ({ station, crm, login, sandbox }) => {
  await seedSignIn(station, { ...login, agent: '1004' });
  const popup = await station.popup(crm);
  await popup.reads(t('state_paused'));
  await popup.click(button('popup_resume'));
  await popup.reads(t('state_ready'));

  await popup.choose(`select[aria-label="${t('popup_pauseCode')}"]`, 'LUNCH');
  await popup.click(button('popup_pause'));
  await popup.reads(t('state_paused'));
  await sandbox.control.waitFor(
    'the pause code',
    (control) => control.session('1004')?.pauseCode === 'LUNCH',
  );

  expect(sandbox.control.session('1004')?.status).toBe('PAUSED');
});
