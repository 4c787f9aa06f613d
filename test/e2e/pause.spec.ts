import { signIn } from '../support/agent.ts';
import { expect, test } from './fixtures.ts';

test('an agent resumes, and pauses again with a pause code', async ({ station, crm, login, sandbox }) => {
  const popup = await signIn(station, crm, { ...login, agent: '1004' });
  await popup.reads('Paused');
  await popup.click({ words: 'Go ready' });
  await popup.reads('Ready for calls');

  await popup.choose('select[aria-label="Pause code"]', 'LUNCH');
  await popup.click({ words: 'Pause' });
  await popup.reads('Paused');
  await sandbox.control.waitFor(
    'the pause code',
    (control) => control.session('1004')?.pauseCode === 'LUNCH',
  );

  expect(sandbox.control.session('1004')?.status).toBe('PAUSED');
});
