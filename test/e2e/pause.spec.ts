import { dial, seedSignIn } from '../support/agent.ts';
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

test('with a dialer that has no function for recordings, a call is dialed, hung up and gets its disposition', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  // Releases before 2012 have none, and an account may be without it.
  sandbox.control.apply({ do: 'settings', settings: { missingFunctions: ['recording'] } });
  await seedSignIn(station, login, crm);
  await dial(crm, '(727) 555-0197');
  const popup = await station.popup(crm);
  await popup.click(button('popup_hangUp'));
  await popup.reads(t('popup_howDidItGo'));
  await popup.click({ role: 'button', words: 'Sale made' });
  await popup.reads(t('state_paused'));
  expect(sandbox.control.dispositions).toMatchObject([{ user: '1000', status: 'SALE' }]);
});
