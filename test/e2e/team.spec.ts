import type { Sandbox } from '../../sandbox/server.ts';
import { addTeam } from '../../sandbox/team/simulated-team.ts';
import type { Page } from '../../tools/browser/page.ts';
import { patternOf, seedSupervisor, teamPageOf } from '../support/agent.ts';
import { checkPage } from '../support/axe.ts';
import { storeUserSettings } from '../support/user-settings.ts';
import { button, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const supervisor = { user: '2000', password: 'Sue2000' };

test('a supervisor signs in beside the agent, sees the team change, acts on agents, and two pages share the requests', async ({
  station,
  sandbox,
}) => {
  addTeam(sandbox.control.dialer, { size: 40, seed: 5 }, Date.now());
  await station.grant(patternOf(sandbox.url));
  // Only rows in sight are in the document, and this order begins with the odd name.
  const page = await station.open(`${teamPageOf(station)}#sort=name`);
  await page.type(textbox('popup_address'), sandbox.url);
  await page.type(textbox('team_user'), supervisor.user);
  await page.type(textbox('team_password'), supervisor.password);
  await page.click(button('popup_signIn'));
  await page.reads(t('team_signedInAs', supervisor.user, new URL(sandbox.url).host));
  await page.reads('<img src=x onerror=alert(1)>');
  expect((await checkPage(page)).violations).toEqual([]);

  await page.type('input[type=search]', 'Ann Archer');
  await page.reads(t('team_state_paused'));
  sandbox.control.apply({ do: 'patchAgent', user: '1000', patch: { status: 'READY' } });
  await page.reads(t('team_state_waiting'));

  // One press pauses her with a code: the code follows when the pause is seen, and counts when it is seen too.
  await page.click('thead input[type=checkbox]');
  await page.click(button('team_plan'));
  await page.click(button('team_start'));
  await page.reads(t('team_progress', `${t('team_action_pause')}: BREAK`, '1', '1'));
  expect(sandbox.control.session('1000')).toMatchObject({ status: 'PAUSED', pauseCode: 'BREAK' });

  // The dialer's hopper of a campaign without leads is an alert, and the page hides it when it is acknowledged.
  await page.evaluate(storeUserSettings, { alerts: ['hopper=5'] });
  await page.reads(t('team_alertsOpen', '1'));
  await page.click(button('team_acknowledgeAll'));
  await page.waitFor('the alert to be hidden', () => document.querySelector('.alerts') === null);

  // She asks for a pause, and the supervisor grants it.
  await page.evaluate(storeUserSettings, { pauseRequestCodes: ['REQBRK=Break;grants=TRAIN'] });
  sandbox.control.apply({ do: 'patchAgent', user: '1000', patch: { status: 'PAUSED', pauseCode: 'REQBRK' } });
  await page.reads(t('team_requestFor', 'Ann Archer', 'Break'));
  await page.click('.requests li button.main');
  await page.reads(t('team_progress', `${t('team_action_grantPause')}: TRAIN`, '1', '1'));
  expect(sandbox.control.session('1000')).toMatchObject({ status: 'PAUSED', pauseCode: 'TRAIN' });

  const other = await station.open(`${teamPageOf(station)}#find=Zo`);
  await other.reads('Zoë Müller');
  const since = Date.now();
  const lists = () =>
    sandbox.control.requests.filter(({ function: name, at }) => name === 'logged_in_agents' && at >= since);
  await actOnOthers(other, sandbox);
  await sandbox.control.waitFor('three more lists', () => lists().length >= 3, 60_000);
  const [first, , third] = lists();
  // One page alone asks every 5 seconds.
  expect((third?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(9_000);
  const own = sandbox.control.requests.filter(({ path }) => path.includes('non_agent'));
  expect(new Set(own.flatMap(({ params }) => params['user'] ?? []))).toEqual(new Set([supervisor.user]));
});

/** Changes the in-groups of an agent, denies the pause that the agent asks for, and ends the dead call of another one. */
async function actOnOthers(page: Page, { control }: Sandbox): Promise<void> {
  control.apply({ do: 'settings', settings: { notifications: true } });
  control.apply({ do: 'patchAgent', user: '1004', patch: { status: 'PAUSED', pauseCode: 'REQBRK' } });
  control.apply({ do: 'patchAgent', user: '1000', patch: { status: 'INCALL', leadId: 101 } });

  await page.type('input[type=search]', 'Ann Archer');
  await page.reads(t('team_state_deadCall'));
  await page.click('thead input[type=checkbox]');
  await page.choose('.actions select', 'endWrapUp');
  await page.choose('.actions .field:nth-of-type(2) select', 'NI');
  await page.click(button('team_plan'));
  await page.click(button('team_start'));
  await page.click(button('team_denyLabel', 'Eve Eastman'));
  await page.reads(t('team_progress', `${t('team_action_denyPause')}: ${t('team_denyDefault')}`, '1', '1'));
  expect(control.session('1004')?.status).not.toBe('PAUSED');
  // The latest action is in sight. This one is an earlier action when it ends.
  await control.waitFor('the end of the dead call', () => control.dispositions.length > 0, 60_000);
  expect(control.dispositions).toMatchObject([{ user: '1000', leadId: 101, status: 'NI' }]);

  await page.type('input[type=search]', 'Eve Eastman');
  await page.reads(t('team_state_waiting'));
  await page.click('thead input[type=checkbox]');
  await page.choose('.actions select', 'inGroups');
  await page.type(textbox('popup_inGroupIds'), 'SUPPORT');
  await page.click(button('team_plan'));
  await page.click(button('team_start'));
  const changed = `${t('team_action_inGroups')}: ${t('popup_inGroups_replace')} SUPPORT`;
  await page.reads(t('team_progress', changed, '1', '1'));
  expect(control.dialer.liveAgents.find(({ user }) => user === '1004')?.ingroups).toEqual(['SUPPORT']);
}

test('when the dialer stops answering, the last data stays with the reason', async ({ station, sandbox }) => {
  addTeam(sandbox.control.dialer, { size: 5, seed: 5 }, Date.now());
  await seedSupervisor(station, { address: sandbox.url, ...supervisor });
  const page = await station.open(teamPageOf(station));
  await page.reads('Zoë Müller');
  sandbox.control.fault({ kind: 'empty500', function: 'logged_in_agents', times: 100 });
  await page.reads(t('failure_serverFault'));
  await page.reads('Zoë Müller');
  sandbox.control.clearFaults();
  await page.waitFor('the data to be new again', () => document.querySelector('.team.stale') === null);
});
