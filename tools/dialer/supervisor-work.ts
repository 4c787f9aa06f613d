import { teamPageOf } from '../../test/support/agent.ts';
import { storeUserSettings } from '../../test/support/user-settings.ts';
import { anyValue, button, either, t, textbox } from '../../test/support/words.ts';
import type { Browser } from '../browser/browser.ts';
import type { Page } from '../browser/page.ts';
import type { Report } from './one-call.ts';

export interface SupervisorWork {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  /** The agent of the run, who is logged in and paused. */
  readonly agent: string;
  readonly pauseCode: string;
  /** The login of a phone that may ring. Without it, nobody listens in. */
  readonly phone?: string | undefined;
}

/**
 * What a supervisor does with the paused agent on the team page: signs in, sees the agent, sets a pause code, reads the statistics
 * of today, and listens in. The host has the permission already. Throws with the reason if a step does not happen.
 */
export async function supervisorWork(
  browser: Browser,
  { address, user, password, agent, pauseCode, phone }: SupervisorWork,
  report: Report,
): Promise<void> {
  const page = await browser.open(`${teamPageOf(browser)}#find=${encodeURIComponent(agent)}`);
  await page.evaluate(storeUserSettings, { pauseCodes: [pauseCode] });
  await page.type(textbox('popup_address'), address);
  await page.type(textbox('team_user'), user);
  await page.type(textbox('team_password'), password);
  await page.click(button('popup_signIn'));
  await page.reads(t('team_signedInAs', user, new URL(address).host));
  await page.waitFor(
    'the agent to be in the table',
    () => document.querySelector('tbody th[scope=row]') !== null,
  );
  report(`signed in as the supervisor ${user}; the team page shows: ${await rowWords(page)}`);

  await page.click('tbody .select input');
  await page.click(button('team_plan'));
  if (await page.has(button('team_start'))) {
    await page.click(button('team_start'));
    await page.reads(t('team_progress', `${t('team_action_pause')}: ${pauseCode}`, '1', '1'));
    report(`set the pause code ${pauseCode}; the list of the dialer shows it`);
  } else report(`left out the pause code ${pauseCode}: the agent has it already`);

  await page.click(button('team_stats'));
  await page.reads(either(anyValue('team_stats_total'), t('team_stats_empty')));
  report('read the statistics of today');
  await page.click(button('team_close'));
  if (phone !== undefined) await listenIn(page, phone, report);
  // The agent's part finds the settings as they were.
  await page.evaluate(storeUserSettings, { pauseCodes: [] });
  await page.close();
}

async function listenIn(page: Page, phone: string, report: Report): Promise<void> {
  await page.click('tbody th[scope=row]');
  await page.press('Enter');
  await page.reads(t('team_listen_phone'));
  await page.type(textbox('team_listen_phone'), phone);
  await page.click(button('team_listen_listen'));
  await page.reads(t('team_listen_started_listen', phone));
  report(`the dialer rings the phone ${phone} for listening in`);
}

async function rowWords(page: Page): Promise<string> {
  const words = await page.evaluate(() => document.querySelector('tbody tr')?.textContent ?? '');
  return words.replace(/\s+/g, ' ').trim();
}
