import { type BrowserName, launch } from '../../tools/browser/browser.ts';
import type { Page } from '../../tools/browser/page.ts';
import { dial, pointAt, seedSignIn } from '../support/agent.ts';
import { checkOurs } from '../support/axe.ts';
import { t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const number = '(727) 555-0197';

/** Waits until a click on the link counts. */
function isReady(page: Page): Promise<unknown> {
  return page.waitFor('the link', () => document.querySelector('html > [data-link="ready"]'));
}

test('the tooltip shows the location of the number and the local time there', async ({ readyCrm }) => {
  await pointAt(readyCrm, number);
  await readyCrm.reads(/\+1 727 555 0197\s+Florida, United States\s+\d?\d:\d\d/, 'ours');
});

test('two taps place one call', async ({ readyCrm, sandbox }) => {
  await readyCrm.tap({ text: number });
  await isReady(readyCrm);
  expect(sandbox.control.placed).toEqual([]);
  await readyCrm.tap({ text: number });
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed.map((call) => call.number)).toEqual(['7275550197']);
});

test('in a modal dialog of the page, the keys move to its number, Enter dials it, and the dialog stays open', async ({
  readyCrm,
  sandbox,
}) => {
  await readyCrm.evaluate(() => {
    document.body.insertAdjacentHTML(
      'beforeend',
      '<dialog id="card"><button>Close</button> <p>(813) 555-0199</p></dialog>',
    );
    document.querySelector<HTMLDialogElement>('#card')?.showModal();
  });
  await readyCrm.waitFor('the mark in the dialog', () =>
    [...CSS.highlights.values()].some((marks) =>
      [...marks].some(({ startContainer }) => startContainer.parentElement?.closest('#card')),
    ),
  );
  await readyCrm.press('.', ['Alt', 'Shift']);
  await isReady(readyCrm);
  expect((await checkOurs(readyCrm)).violations).toEqual([]);
  await readyCrm.press('Enter');
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed.map((call) => call.number)).toEqual(['8135550199']);
  expect(await readyCrm.has('#card[open]')).toBe(true);
});

test('a phone link with a number outside all numbering plans is not dialed, and the reason is shown', async ({
  readyCrm,
  sandbox,
}) => {
  await readyCrm.evaluate(() => {
    document.body.innerHTML =
      '<p style="margin:80px">Phone: <a href="tel:(123) 456-7890">Call the office</a>, mobile (813) 555-0199</p>';
  });
  await pointAt(readyCrm, 'Call the office');
  await readyCrm.click({ text: 'Call the office' });
  await readyCrm.reads(t('failure_numberInNoPlan'), 'ours');
  // Had it been dialed after all, it would have come before this one.
  await dial(readyCrm, '(813) 555-0199');
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed.map((call) => call.number)).toEqual(['8135550199']);
});

test('with right-to-left text, zoom and forced colors, the link is over its number and axe reports nothing', async ({
  browserName,
  sandbox,
  login,
}, testInfo) => {
  const station = await launch(browserName as BrowserName, { colors: 'forced' });
  try {
    const crm = await station.open(`${sandbox.otherUrl}/crm/contacts`);
    await seedSignIn(station, login, crm);
    expect(await crm.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
    await crm.evaluate(() => {
      document.documentElement.dir = 'rtl';
      document.documentElement.style.zoom = '2';
      document.body.innerHTML = '<p style="margin:60px">هاتف: <span id=n>(727) 555-0197</span> من فضلك</p>';
    });
    await pointAt(crm, number);
    await crm.screenshot(testInfo.outputPath('link.png'));
    const box = await crm.inOurs(([root]) => {
      const lines = [...(root?.querySelectorAll('.box') ?? [])].map((line) => line.getBoundingClientRect());
      return {
        left: Math.min(...lines.map(({ left }) => left)),
        top: Math.min(...lines.map(({ top }) => top)),
        right: Math.max(...lines.map(({ right }) => right)),
        bottom: Math.max(...lines.map(({ bottom }) => bottom)),
      };
    });
    const place = await crm.evaluate(() => document.querySelector('#n')?.getBoundingClientRect().toJSON());
    for (const edge of ['left', 'top', 'right', 'bottom'] as const)
      expect(Math.abs(box[edge] - place[edge]), edge).toBeLessThanOrEqual(1);
    const found = await checkOurs(crm);
    expect(found.violations).toEqual([]);
    expect(found.passes).toBeGreaterThan(2);
  } finally {
    await station.close();
  }
});
