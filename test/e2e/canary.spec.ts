import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserName, launch } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { until } from '../../tools/browser/wait.ts';
import { dial, dispose, enableSite, type Login, ours, trySignIn } from '../support/agent.ts';
import { filesWith, Traces } from '../support/traces.ts';
import { anyValue, button, either, inOrder, t, textbox } from '../support/words.ts';
import { popupInTab, seeingTest } from './call-work.ts';
import { expect } from './fixtures.ts';

const test = seeingTest.extend<{ profile: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: the test runner reads the needs of a fixture from this pattern
  profile: async ({}, use) => {
    const profile = mkdtempSync(join(tmpdir(), 'click-to-dial-profile-'));
    await use(profile);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  },
});

/** Words of no language, so that finding one means that it leaked. */
const typo = 'Wr0ngCanary9';
const passphrase = 'four plain canary words';
const secretsOf = ({ password, status }: Login) => [password, status?.password ?? '', typo, passphrase];

async function keepFor(popup: Page, mode: string): Promise<void> {
  await popup.choose('main .field > select', mode);
  if (mode === 'passphrase') await popup.type(textbox('popup_passphrase'), passphrase);
}

async function signInKept(station: Browser, crm: Page, login: Login, mode: string): Promise<Page> {
  await station.grant(`http://${new URL(login.address).hostname}/*`);
  const popup = await station.popup(crm);
  await popup.type(textbox('popup_address'), login.address);
  await popup.type(textbox('popup_user'), login.user);
  await popup.type(textbox('popup_password'), login.password);
  await popup.type(textbox('popup_agentUser'), login.agent);
  await keepFor(popup, mode);
  await popup.click(button('popup_signIn'));
  await popup.reads(inOrder(t('popup_signOut'), t('state_paused')));
  return popup;
}

test('after all functions were used for an hour, no address, log, store, file, export or page has a secret', async ({
  sandbox,
  login,
  profile,
  browserName,
}) => {
  test.setTimeout(300_000);
  const traces = new Traces();
  const station = await launch(browserName as BrowserName, { profile });
  const { control } = sandbox;
  try {
    // A wrong login, then the right one with a second account; the site is enabled.
    const crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
    const wrong = await trySignIn(station, crm, { ...login, password: typo });
    await wrong.reads(t('failure_wrongLogin'));
    await traces.page('wrong login', wrong);
    await (await trySignIn(station, crm, login)).reads(inOrder(t('popup_signOut'), t('state_paused')));
    await enableSite(station, crm);

    // A call with all its work.
    await crm.activate();
    await dial(crm, '(727) 555-0197');
    await crm.reads(t('call_connected'), 'ours');
    const popup = await popupInTab(station);
    await popup.reads(t('state_connected'));
    const ready = () =>
      popup.waitFor(
        'controls that work',
        () => !document.querySelector('[aria-label="This call"] [aria-disabled]'),
      );
    await ready();
    await popup.click(button('popup_park'));
    await popup.reads(t('state_parked'));
    await popup.click(button('popup_startRecording'));
    await popup.reads(t('popup_stopRecording'));
    await popup.click(button('popup_grab'));
    await popup.reads(t('state_connected'));
    await ready();
    await popup.click(button('popup_keypad'));
    await popup.press('5');
    await popup.click(button('popup_send'));
    await control.waitFor('the tone', ({ requests }) => asked(requests, 'send_dtmf'));
    await popup.press('Escape');
    await ready();
    await popup.click(button('popup_transfer'));
    await popup.type(textbox('popup_to_number'), '813 555 0191');
    await popup.click(button('popup_transferNow'));
    await popup.reads(t('popup_howDidItGo'));
    await traces.page('disposition', popup);
    await popup.click({ role: 'button', words: 'Sale made' });
    await popup.reads(t('state_paused'));
    expect((await traces.stores('after the call', station)).but).toContain(login.password);

    // Replies that go wrong, and a worker that is stopped.
    await crm.activate();
    const echo = `ERROR: external_dial LOGIN ${login.user} ${login.password}`;
    control.fault({ kind: 'body', body: echo, function: 'external_dial', carriedOut: false });
    await dial(crm, '(727) 555-0197');
    await crm.reads(anyValue('failure_refused'), 'ours');
    await traces.page('echoed password', crm);
    control.fault({ kind: 'redirect', status: 307, function: 'external_dial', carriedOut: false });
    await station.killWorker();
    // Sooner than that a dial is turned down.
    const last = control.requests.findLast(({ function: name }) => name === 'external_dial')?.at ?? Infinity;
    await until('three seconds since the last dial', () => Date.now() - last > 3_000);
    await dial(crm, await anotherNumber(crm));
    await crm.reads(anyValue('failure_redirected'), 'ours');
    await traces.page('redirected', crm);
    expect(control.bytesElsewhere).toBe(0);
    traces.add('popup after failures', await (await station.popup(crm)).words());

    // Preview, pauses, settings, and all that leaves by a button.
    const later = await popupInTab(station);
    await later.choose(`select[aria-label="${t('popup_pauseCode')}"]`, 'LUNCH');
    await later.click(button('popup_setPauseCode'));
    await control.waitFor('the code', () => control.session('1000')?.pauseCode === 'LUNCH');
    await later.close();
    const options = await station.open(`${station.origin}/src/options/options.html#settings`);
    await options.type('#setting-lockAfterMinutes', '5');
    await options.press('Enter');
    await options.reads(t('options_saved'));
    for (const [view, least] of [
      ['status', 1],
      ['diagnostics', 1],
      ['move', 10],
    ] as const) {
      const page = await station.open(`${station.origin}/src/options/options.html#${view}`);
      await page.waitFor(
        'the buttons',
        (count) =>
          [...document.querySelectorAll('main button:not([disabled], [aria-disabled])')].filter((button) =>
            /^(?:Save|Copy)/.test(button.getAttribute('aria-label') ?? button.textContent ?? ''),
          ).length >= count,
        least,
      );
      if (view === 'diagnostics') {
        await page.click(button('options_test'));
        await page.reads(anyValue('options_reached'));
      }
      expect(await traces.handedOut(`${view}: handed out`, page)).toBeGreaterThanOrEqual(least);
      await traces.page(view, page);
      await page.close();
    }

    // The agent leaves. This is what stays of the session in which the password was kept.
    await station.leaveComputer('idle');
    await (await station.popup(crm)).reads(t('failure_wasAway'));
    expect((await traces.stores('agent away', station)).but).not.toContain(login.password);

    // The log is really looked at.
    await options.evaluate(() => console.log('a canary sings'));
    await expect.poll(() => station.log()).toContain('a canary sings');
  } finally {
    await station.close();
  }
  expect(secretsOf(login).flatMap((secret) => filesWith(profile, secret))).toEqual([]);
  traces.add('requests', JSON.stringify(control.requests.map(({ path, origin }) => [path, origin])));
  expect(traces.where(secretsOf(login))).toEqual([]);
  // What was looked for was there to be found.
  expect(control.rawBodies.some((body) => body.includes(login.password))).toBe(true);
  expect(traces.where(['555 0197'])).not.toEqual([]);
});

test('with the login kept on the device, with and without a passphrase, no file or store has a secret in plain text', async ({
  sandbox,
  login,
  profile,
  browserName,
}) => {
  test.setTimeout(240_000);
  const traces = new Traces();
  const station = await launch(browserName as BrowserName, { profile });
  try {
    const crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
    await signInKept(station, crm, login, 'device');
    await traces.stores('on the device', station);
    const popup = await station.popup(crm);
    await popup.click(button('popup_signOut'));
    await popup.reads(t('popup_password'));

    const settings = await station.open(`${station.origin}/src/options/options.html#settings`);
    await settings.choose('#setting-credentialStorage', 'passphrase');
    await settings.type('#setting-lockAfterMinutes', '5');
    await settings.press('Enter');
    await settings.reads(t('options_saved'));
    await signInKept(station, crm, login, 'passphrase');
    await enableSite(station, crm);
    await station.leaveComputer('idle');
    await (await station.popup(crm)).reads(anyValue('popup_unlockHello'));
    const { but } = await traces.stores('locked', station);
    expect(but).not.toContain(login.password);
    const again = await station.popup(crm);
    await again.type(textbox('popup_passphrase'), typo);
    await again.click(button('popup_unlock'));
    await again.reads(t('failure_wrongPassphrase'));
    await again.type(textbox('popup_passphrase'), passphrase);
    await again.click(button('popup_unlock'));
    await again.reads(inOrder(t('popup_signOut'), t('state_paused')));
    await crm.activate();
    await dial(crm, '(727) 555-0197');
    await crm.reads(either(t('call_inCall'), t('call_connected')), 'ours');
    await crm.click(button('call_hangUp'), ours);
    await dispose(station, crm, 'Sale made');
    await traces.page('call bar', crm);
    await traces.stores('opened', station);
  } finally {
    await station.close();
  }
  expect(secretsOf(login).flatMap((secret) => filesWith(profile, secret))).toEqual([]);
  expect(traces.where(secretsOf(login))).toEqual([]);
});

function asked(requests: readonly { function: string }[], name: string): boolean {
  return requests.some((each) => each.function === name);
}

function anotherNumber(crm: Page): Promise<string> {
  return crm.evaluate(
    () =>
      [...document.querySelectorAll('td')]
        .map((cell) => cell.textContent ?? '')
        .find((text) => /^\(\d{3}\) 555-\d{4}$/.test(text) && text !== '(727) 555-0197') ?? '',
  );
}
