import { dial, enableSite, ours, pointAt, signIn } from '../support/agent.ts';
import { checkOurs, checkPage } from '../support/axe.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('axe reports nothing in the popup in any state of the session', async ({ station, crm, login }) => {
  const popup = await station.popup(crm);
  await popup.reads(t('popup_signIn'));
  const signedOut = await checkPage(popup);
  expect(signedOut.violations).toEqual([]);
  expect(signedOut.passes).toBeGreaterThan(5);

  const paused = await checkPage(await signIn(station, crm, login));
  expect(paused.violations).toEqual([]);

  await enableSite(station, crm);
  await dial(crm, '(727) 555-0197');
  await crm.reads(t('call_inCall'), 'ours');
  const inCall = await station.popup(crm);
  await inCall.reads(t('popup_hangUp'));
  expect((await checkPage(inCall)).violations).toEqual([]);

  await inCall.click(button('popup_hangUp'));
  await inCall.reads(t('popup_howDidItGo'));
  expect((await checkPage(inCall)).violations).toEqual([]);
});

test('axe reports nothing for link and call bar', async ({ readyCrm }) => {
  await pointAt(readyCrm, '(727) 555-0197');
  const link = await checkOurs(readyCrm);
  expect(link.violations).toEqual([]);

  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('call_inCall'), 'ours');
  const bar = await checkOurs(readyCrm);
  expect(bar.violations).toEqual([]);
  expect(bar.passes).toBeGreaterThan(2);

  await readyCrm.click(button('call_hangUp'), ours);
  await readyCrm.reads(t('call_ended'), 'ours');
});
