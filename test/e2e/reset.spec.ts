import { seedSignIn } from '../support/agent.ts';
import { t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

for (const turn of ['first', 'second']) {
  test(`a test starts with an extension that nobody has used yet (${turn} of two that each sign in)`, async ({
    station,
    crm,
    login,
  }) => {
    const popup = await station.popup(crm);
    await popup.reads(t('popup_signIn'));
    const own = await station.open(`${station.origin}/src/options/options.html`);
    expect(await own.evaluate(() => chrome.permissions.getAll().then(({ origins }) => origins))).toEqual([]);
    expect(await own.evaluate(() => chrome.storage.local.get().then((all) => Object.keys(all)))).toEqual([]);
    await own.close();
    await crm.activate();
    await seedSignIn(station, login, crm);
    expect(await (await station.popup(crm)).reads(t('popup_signOut'))).toContain(t('popup_signOut'));
  });
}
