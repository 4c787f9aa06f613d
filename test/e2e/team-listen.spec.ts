import { addTeam } from '../../sandbox/team/simulated-team.ts';
import { seedSupervisor, teamPageOf } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('a supervisor reads the statistics of today, and listens in with a phone that rings', async ({
  station,
  sandbox,
}) => {
  addTeam(sandbox.control.dialer, { size: 8, seed: 5 }, Date.now());
  await seedSupervisor(station, { address: sandbox.url, user: '2000', password: 'Sue2000' });
  const page = await station.open(`${teamPageOf(station)}#find=Zo`);
  await page.reads('Zoë Müller');

  await page.click(button('team_stats'));
  await page.reads(t('team_stats_total', '1'));
  expect((await checkPage(page)).violations).toEqual([]);
  await page.click('.statistics');
  await page.press('Escape');

  // Enter opens the agent of the active row.
  await page.click('tbody th[scope=row]');
  await page.press('Enter');
  await page.reads(t('team_listen_phone'));
  await page.type('[aria-labelledby$=title] input', 'sue');
  await page.click(button('team_listen_whisper'));
  // Whispering is off on this dialer, and its reply is SUCCESS.
  await page.reads(t('team_listen_started_listen', 'sue'));
  expect(sandbox.control.dialer.monitorCalls).toMatchObject([{ phoneLogin: 'sue', mode: 'listen' }]);

  // The phone is kept for the next page.
  const next = await station.open(`${teamPageOf(station)}#find=Zo`);
  await next.reads('Zoë Müller');
  await next.click('tbody th[scope=row]');
  await next.press('Enter');
  await next.waitFor(
    'the phone to be filled in',
    () => document.querySelector<HTMLInputElement>('[aria-labelledby$=title] input')?.value === 'sue',
  );
});
