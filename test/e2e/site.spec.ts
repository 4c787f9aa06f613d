import { dial } from '../support/agent.ts';
import { markedNumbers } from '../support/marks.ts';
import { expect, test } from './fixtures.ts';

test('enabling a site marks the numbers of pages that are open, and of pages opened later', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  expect(await markedNumbers(readyCrm)).toBeGreaterThan(10);

  const later = await station.open(`${sandbox.otherUrl}/crm/contact/1`);
  await later.waitFor('marked numbers', () => [...CSS.highlights.values()].some(({ size }) => size > 0));
});

test('a site that was not enabled stays as it is', async ({ station, readyCrm, sandbox }) => {
  // The dialer's own host: the extension may ask it, and still it is no site.
  const other = await station.open(`${sandbox.url}/crm/contacts`);
  await readyCrm.activate();
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads('In a call', 'ours');

  expect(await markedNumbers(other)).toBe(0);
  expect(await other.inOurs((roots) => roots.length)).toBe(0);
});

test('disabling a site takes the marks away at once, and the permission with them', async ({
  station,
  readyCrm,
}) => {
  const popup = await station.popup(readyCrm);
  await popup.click({ words: 'Disable' });
  await popup.reads('Enable on this site');
  await readyCrm.waitFor('no marks', () => [...CSS.highlights.values()].every(({ size }) => size === 0));

  const origins = await popup.evaluate(async () => {
    const { permissions } = ((globalThis as { browser?: unknown }).browser ?? chrome) as typeof chrome;
    return (await permissions.getAll()).origins;
  });
  expect(origins).not.toContain('http://localhost/*');
  expect(await readyCrm.evaluate(() => document.querySelectorAll('html > :not(head, body)').length)).toBe(0);
});
