import { dial, dispose, ours, pointAt, seedSignIn } from '../support/agent.ts';
import { button, t } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const number = '(727) 555-0197';

test('a click places one call, the call bar hangs up, and the popup sets the disposition', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed).toHaveLength(1);
  expect(sandbox.control.placed[0]).toMatchObject({ user: '1000', number: '7275550197', phoneCode: '1' });
  expect(sandbox.control.placed[0]?.dialed).toBe('917275550197');

  const popup = await station.popup(readyCrm);
  await popup.reads(t('state_inCall'));
  await popup.reads('727');

  await readyCrm.activate();
  await readyCrm.click(button('call_hangUp'), ours);
  await readyCrm.reads(t('call_ended'), 'ours');
  await dispose(station, readyCrm, 'Sale made');

  expect(sandbox.control.dispositions).toHaveLength(1);
  expect(sandbox.control.dispositions[0]).toMatchObject({
    user: '1000',
    number: '7275550197',
    status: 'SALE',
  });
  expect(sandbox.control.placed).toHaveLength(1);
});

test('the dialer gets the national number and the country code as separate fields of a POST, with no secret in the address', async ({
  readyCrm,
  sandbox,
  login,
}) => {
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');

  const request = sandbox.control.requests.find((each) => each.params['value'] === '7275550197');
  expect(request).toMatchObject({ method: 'POST', path: '/agc/api.php' });
  expect(request?.params).toMatchObject({
    function: 'external_dial',
    phone_code: '1',
    search: 'YES',
    focus: 'NO',
  });
  expect(sandbox.control.requests.filter(({ path }) => path.includes(login.password))).toEqual([]);
});

test('a double click places one call', async ({ readyCrm, sandbox }) => {
  await pointAt(readyCrm, number);
  await readyCrm.click({ text: number }, { times: 2 });
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed).toHaveLength(1);
  expect(dialsAsked(sandbox.control.requests)).toHaveLength(1);
});

test('clicks on the same number in two tabs place one call', async ({ station, readyCrm, sandbox }) => {
  const second = await station.open(`${sandbox.otherUrl}/crm/contacts`);
  await dial(second, number);
  await readyCrm.activate();
  await dial(readyCrm, number);
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed).toHaveLength(1);
  expect(dialsAsked(sandbox.control.requests)).toHaveLength(1);
});

test('Shift and a click shows the lead without dialing', async ({ station, crm, login, sandbox }) => {
  // Only an account that may read the session in full can tell a preview from a pause.
  await seedSignIn(station, { ...login, status: { user: 'reports', password: 'R3portsOn1y' } }, crm);
  await dial(crm, number, ['Shift']);
  await crm.reads(t('call_preview'), 'ours');

  expect(dialsAsked(sandbox.control.requests)[0]?.params).toMatchObject({
    preview: 'YES',
    value: '7275550197',
  });
  expect(sandbox.control.session('1000')?.subStatus).toBe('PREVIEW');
  expect(sandbox.control.placed).toEqual([]);
});

test('a page cannot dial by faking a click', async ({ readyCrm, sandbox }) => {
  await pointAt(readyCrm, number);
  await readyCrm.evaluate(() => {
    const host = document.querySelector('html > [data-link]');
    const cell = [...document.querySelectorAll('td')].find((each) => each.textContent?.includes('555-0197'));
    for (const target of [host, cell, document.body]) {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        target?.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, cancelable: true }));
      (target as HTMLElement | null)?.click();
    }
  });
  // Something that does come through, asked after the fakes: had they dialed, it would have come first.
  await dial(readyCrm, '(813) 555-0191');
  await readyCrm.reads(t('call_inCall'), 'ours');

  expect(sandbox.control.placed.map((call) => call.number)).toEqual(['8135550191']);
});

function dialsAsked<R extends { function: string; params: Record<string, string> }>(
  requests: readonly R[],
): R[] {
  return requests.filter(
    ({ function: name, params }) => name === 'external_dial' && params['value'] !== undefined,
  );
}
