import { dial, ours, pointAt, seedSignIn } from '../support/agent.ts';
import { changesSeen, watchOwnNodes } from '../support/untouched.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('no node of a page changes while its numbers are marked and one is pointed at', async ({
  station,
  crm,
  login,
  sandbox,
}) => {
  const pages = [crm];
  for (const path of ['contact/1', 'frame', 'shadow'])
    pages.push(await station.open(`${sandbox.otherUrl}/crm/${path}`));
  for (const page of pages) await watchOwnNodes(page);
  await seedSignIn(station, login, crm);
  for (const page of pages) {
    await page.activate();
    const shown = await page.evaluate(() => /\(\d{3}\) \d{3}-\d{4}/.exec(document.body.innerText)?.[0]);
    if (shown) await pointAt(page, shown);

    expect(await changesSeen(page)).toEqual([]);
    await page.evaluate(() => document.body.setAttribute('data-changed', 'yes'));
    expect(await changesSeen(page)).toHaveLength(1);
  }
});

test('a whole call does not change the nodes of the page', async ({ station, crm, login }) => {
  await watchOwnNodes(crm);
  await seedSignIn(station, login, crm);
  await dial(crm, '(727) 555-0197');
  await crm.reads(t('call_inCall'), 'ours');
  await crm.click(button('call_hangUp'), ours);
  await crm.reads(t('call_ended'), 'ours');

  expect(await changesSeen(crm)).toEqual([]);
});
