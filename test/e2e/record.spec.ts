import type { Page } from '../../tools/browser/page.ts';
import { dial, dispose, ours } from '../support/agent.ts';
import { isMarkedNumber } from '../support/marks.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

/** The order of a row is in its eighth column. */
const rule = 'vendor=page:td:nth-child(8)';
const number = '(727) 555-0197';

/** The order in the row of this number; `becomes`: what the page's own script writes there first. */
function orderOf(crm: Page, shownNumber: string, becomes?: string): Promise<string> {
  return crm.evaluate(
    (shown, text) => {
      const row = [...document.querySelectorAll('tr')].find((each) => each.textContent?.includes(shown));
      const cell = row?.cells[7];
      if (cell && text !== null) cell.textContent = text;
      return cell?.textContent ?? '';
    },
    shownNumber,
    becomes ?? null,
  );
}

test('a site rule sends the record ID of the clicked row, and the popup reports text that is no ID', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const site = `http://${new URL(sandbox.otherUrl).hostname}/*`;
  const settings = await station.open(`${station.origin}/src/options/options.html#settings`);
  const setRule = async (line: string) => {
    await settings.activate();
    await settings.type('#setting-sites', line);
    await settings.press('Tab');
    await readyCrm.activate();
  };
  // The page stays open, and follows the rule: seen by its country, sent along with the place of the record.
  const isMarked = () => isMarkedNumber(readyCrm, '(206) 555-0108');
  await expect.poll(isMarked).toBe(true);
  await setRule(`${site};country=GB`);
  await expect.poll(isMarked).toBe(false);
  await setRule(`${site};country=US;${rule}`);
  await expect.poll(isMarked).toBe(true);

  const order = await orderOf(readyCrm, number);
  expect(order).not.toBe('');
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');
  const asked = (value: string) =>
    sandbox.control.requests.find((each) => each.params['value'] === value)?.params;
  expect(asked('7275550197')).toMatchObject({ vendor_id: order });
  await readyCrm.click(button('call_hangUp'), ours);
  await dispose(station, readyCrm, 'Sale made');

  await readyCrm.activate();
  const second = await readyCrm.evaluate(
    (dialed) =>
      [...document.querySelectorAll('td')]
        .map((cell) => cell.textContent ?? '')
        .find((text) => /^\(\d{3}\) 555-\d{4}$/.test(text) && text !== dialed) ?? '',
    number,
  );
  await orderOf(readyCrm, second, "1' OR vendor_id!=''");
  await dial(readyCrm, second);
  await readyCrm.reads(t('call_inCall'), 'ours');
  const params = asked(second.replace(/\D/g, ''));
  expect(params).toBeDefined();
  expect(params).not.toHaveProperty('vendor_id');
  const popup = await station.popup(readyCrm);
  await popup.reads(t('failure_recordNotSent'));
});
