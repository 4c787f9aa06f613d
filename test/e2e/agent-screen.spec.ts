import type { Sandbox } from '../../sandbox/server.ts';
import { startSandbox } from '../../sandbox/server.ts';
import type { Page } from '../../tools/browser/page.ts';
import { until } from '../../tools/browser/wait.ts';
import { dial, dispose, ours, seedSignIn } from '../support/agent.ts';
import { storeUserSettings } from '../support/user-settings.ts';
import { button, either, inOrder, t } from '../support/words.ts';
import { test as base, expect } from './fixtures.ts';

/** The agent screen is a page in the same browser: it alone carries out what the API has written down. */
const test = base.extend<{ agentScreen: Page }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the needs of a fixture from this pattern
  sandbox: async ({}, use) => {
    const sandbox = await startSandbox({ agentScreen: 'page', settings: { ringMs: 300_000, settleMs: 0 } });
    await use(sandbox);
    await sandbox.close();
  },
  agentScreen: async ({ station, sandbox }, use) => {
    await use(await station.open(`${sandbox.url}/agc/vicidial.php?user=1000`));
  },
});

const number = '(727) 555-0197';
/** A dial of lead 0 is a poll too (docs/vicidial/facts.md 5.3). */
const asked = ({ control }: Sandbox) =>
  control.requests.map(({ function: name, params }) =>
    name === 'recording' || params['lead_id'] === '0' ? 'look' : name,
  );

/** The companion has taken over the timer of the page's loop. */
const isJoined = () => !String(globalThis.setTimeout).includes('[native code]');

/** Waits until the browser would ask before it closes the page, or would not. */
function waitForClosing(screen: Page, isAsked: boolean): Promise<unknown> {
  return screen.waitFor(
    isAsked ? 'the question before closing' : 'no question before closing',
    (wanted) => dispatchEvent(new Event('beforeunload', { cancelable: true })) !== wanted,
    isAsked,
  );
}

/** Counts the ticks that come before the second of the page's own timer is over. */
function noteEarlyTicks(screen: Page): Promise<void> {
  return screen.evaluate(() => {
    const page = globalThis as unknown as { all_refresh: () => void };
    const refresh = page.all_refresh;
    let before = performance.now();
    page.all_refresh = () => {
      const now = performance.now();
      if (now - before < 900) document.body.dataset['earlyTicks'] = String(now - before);
      before = now;
      refresh();
    };
  });
}

test('a whole call is followed from the agent screen, and the dialer gets the three commands', async ({
  station,
  agentScreen: screen,
  readyCrm,
  sandbox,
}) => {
  await screen.waitFor('the companion', isJoined);
  await noteEarlyTicks(screen);
  const before = sandbox.control.requests.length;
  await dial(readyCrm, number);
  // For an ordinary account the dialer shows INCALL. Only the agent screen distinguishes the two.
  await readyCrm.reads(t('call_ringing'), 'ours');
  const ringing = sandbox.control.requests.length;
  const since = Date.now();
  for (const call of sandbox.control.dialer.calls) call.answersAt = Date.now();
  await readyCrm.reads(t('call_connected'), 'ours');
  // Only whether the call is recorded, which the agent screen does not show.
  expect(
    asked(sandbox)
      .slice(ringing)
      .filter((name) => name !== 'look'),
  ).toEqual([]);
  // A worker that was stopped meanwhile looks again. Without the companion it would look every two seconds.
  expect(asked(sandbox).slice(ringing).length).toBeLessThanOrEqual(1 + (Date.now() - since) / 10_000);

  await waitForClosing(screen, true);

  await readyCrm.click(button('call_hangUp'), ours);
  await readyCrm.reads(inOrder(t('call_ended'), t('call_dispose')), 'ours');
  await dispose(station, readyCrm, 'Sold today');
  await waitForClosing(screen, false);

  expect(sandbox.control.dispositions).toMatchObject([
    { user: '1000', status: 'SOLD', number: '7275550197' },
  ]);
  // A machine that is too busy to follow within seconds may look once; it never says a thing twice.
  const commands = asked(sandbox).slice(before);
  expect(commands.filter((name) => name !== 'look')).toEqual([
    'external_dial',
    'external_hangup',
    'external_status',
  ]);
  expect(sandbox.control.placed).toHaveLength(1);

  // The page reads a command as soon as the dialer has it. A timer of its own never comes early.
  await screen.waitFor('a tick that came early', () => document.body.dataset['earlyTicks'] !== undefined);

  // The dialer accepts this number; only the alert of the agent screen shows that it is not called.
  sandbox.control.dialer.doNotCall.add('8135550154');
  await dial(readyCrm, '+1 813 555 0154 x159');
  await readyCrm.reads(t('failure_doNotCall'), 'ours');
  await dial(readyCrm, number);
  await readyCrm.reads(either(t('call_ringing'), t('call_inCall')), 'ours');
  expect(sandbox.control.placed.map((call) => call.number)).toEqual(['7275550197', '7275550197']);
});

test('an agent screen that is opened after the sign-in is connected as it loads', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  await seedSignIn(station, login);
  const screen = await station.open(`${sandbox.url}/agc/vicidial.php?user=1000`);
  await screen.waitFor('the companion', isJoined);
  const popup = await station.popup(crm);
  await popup.waitFor('the pause codes of the campaign', () =>
    [...document.querySelectorAll('option')].some(({ text }) => text === 'Coffee break'),
  );
});

test('the extension asks Chromium not to discard the hidden agent screen', async ({
  station,
  agentScreen: screen,
  login,
}) => {
  test.skip(station.name !== 'chromium', 'Firefox has no such setting for one tab');
  await seedSignIn(station, login);
  await screen.waitFor('the companion', isJoined);
  const options = await station.open(`${station.origin}/src/options/options.html`);
  await until('the setting', () =>
    options.evaluate(async () => {
      const tabs = await chrome.tabs.query({ url: '*://*/agc/vicidial.php*' });
      return tabs.length === 1 && tabs[0]?.autoDiscardable === false;
    }),
  );
});

test('the agent is warned when the screen is closed and when it is logged out', async ({
  station,
  agentScreen: screen,
  crm,
  login,
  sandbox,
}) => {
  await seedSignIn(station, login);
  const popup = await station.popup(crm);
  await screen.waitFor('the companion', isJoined);
  // The dialer does not show the campaign to an ordinary account. Now the agent screen has reported it.
  await popup.reads('SALES');
  if (station.name === 'chromium') {
    // Another tab hides the screen. A window of its own shows it, and does not load it again.
    await crm.activate();
    await screen.evaluate(() => void Object.assign(globalThis, { isSamePage: true }));
    const menu = await station.popup(crm);
    await menu.click('summary');
    await menu.click(button('popup_agentScreenBeside'));
    await screen.waitFor('the screen to be visible', () => !document.hidden && 'isSamePage' in globalThis);
  }
  await screen.close();
  await (await station.popup(crm)).reads(t('screen_closed'));

  const again = await station.open(`${sandbox.url}/agc/vicidial.php?user=1000`);
  await again.waitFor('the companion', isJoined);
  const agent = sandbox.control.dialer.liveAgents.find(({ user }) => user === '1000');
  // What a manager's log-out writes; the screen carries it out.
  if (agent) agent.columns.pause = 'LOGOUT';
  await (await station.popup(crm)).reads(t('screen_loggedOut'));
});

test('the screen of another agent is ignored', async ({ station, login, sandbox }) => {
  const other = await station.open(`${sandbox.url}/agc/vicidial.php?user=1001`);
  await seedSignIn(station, login);
  const screen = await station.open(`${sandbox.url}/agc/vicidial.php?user=1000`);
  await screen.waitFor('the companion', isJoined);
  await other.waitFor('the companion to be gone', () =>
    String(globalThis.setTimeout).includes('[native code]'),
  );
});

test('when turned off, the page gets its own timer back and the dialer is polled again', async ({
  station,
  agentScreen: screen,
  readyCrm,
  sandbox,
}) => {
  await screen.waitFor('the companion', isJoined);
  const options = await station.open(`${station.origin}/src/options/options.html`);
  await options.evaluate(storeUserSettings, { agentScreenCompanion: false });
  await screen.waitFor('the page as it was', () => String(globalThis.setTimeout).includes('[native code]'));

  await readyCrm.activate();
  const before = sandbox.control.requests.length;
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');
  expect(asked(sandbox).slice(before)).toContain('look');
});
