import { dial, enableSite, ours, pointAt, signIn } from '../support/agent.ts';
import { checkOurs, checkPage } from '../support/axe.ts';
import { expect, test } from './fixtures.ts';

test('the popup has nothing that axe objects to, in any state of the session', async ({
  station,
  crm,
  login,
}) => {
  const signedOut = await checkPage(await station.popup(crm));
  expect(signedOut.violations).toEqual([]);
  expect(signedOut.passes).toBeGreaterThan(5);

  const paused = await checkPage(await signIn(station, crm, login));
  expect(paused.violations).toEqual([]);

  await enableSite(station, crm);
  await dial(crm, '(727) 555-0197');
  await crm.reads('On a call', 'ours');
  const inCall = await station.popup(crm);
  await inCall.reads('Hang up');
  expect((await checkPage(inCall)).violations).toEqual([]);

  await inCall.click({ words: 'Hang up' });
  await inCall.reads('How did the call go?');
  expect((await checkPage(inCall)).violations).toEqual([]);
});

test('link and call bar have nothing that axe objects to', async ({ readyCrm }) => {
  await pointAt(readyCrm, '(727) 555-0197');
  const link = await checkOurs(readyCrm);
  expect(link.violations).toEqual([]);

  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads('On a call', 'ours');
  const bar = await checkOurs(readyCrm);
  expect(bar.violations).toEqual([]);
  expect(bar.passes).toBeGreaterThan(2);

  await readyCrm.click({ words: 'Hang up' }, ours);
  await readyCrm.reads('Call ended', 'ours');
});
