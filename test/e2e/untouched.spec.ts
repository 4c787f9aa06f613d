import { dial, ours, pointAt, seedSignIn } from '../support/agent.ts';
import { changesSeen, watchOwnNodes } from '../support/untouched.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

for (const path of ['contacts', 'contact/1', 'frame', 'shadow']) {
  test(`no node of the page ${path} changes while its numbers are marked and one is pointed at`, async ({
    station,
    crm,
    login,
    sandbox,
  }) => {
    await crm.open(`${sandbox.otherUrl}/crm/${path}`);
    await watchOwnNodes(crm);
    await seedSignIn(station, login, crm);
    const shown = await crm.evaluate(() => /\(\d{3}\) \d{3}-\d{4}/.exec(document.body.innerText)?.[0]);
    if (shown) await pointAt(crm, shown);

    expect(await changesSeen(crm)).toEqual([]);
    await crm.evaluate(() => document.body.setAttribute('data-changed', 'yes'));
    expect(await changesSeen(crm)).toHaveLength(1);
  });
}

test('a whole call does not change the nodes of the page', async ({ station, crm, login }) => {
  await watchOwnNodes(crm);
  await seedSignIn(station, login, crm);
  await dial(crm, '(727) 555-0197');
  await crm.reads(t('call_inCall'), 'ours');
  await crm.click(button('call_hangUp'), ours);
  await crm.reads(t('call_ended'), 'ours');

  expect(await changesSeen(crm)).toEqual([]);
});
