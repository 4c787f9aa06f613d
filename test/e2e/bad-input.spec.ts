import type { FaultKind } from '../../sandbox/reply-faults.ts';
import { dial, seedSignIn } from '../support/agent.ts';
import { markedNumbers } from '../support/marks.ts';
import { anyValue, button, either, exactButton, inOrder, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

const number = '(727) 555-0197';

/** The dialer carried the dial out, and its answer is lost or useless: the session shows what became of it. */
const badAnswers: readonly { readonly when: string; readonly fault: FaultKind; readonly resent?: true }[] = [
  // A browser sends a request again by itself when a connection that it had kept open ends without an answer.
  { when: 'closes the connection', fault: { kind: 'drop' }, resent: true },
  { when: 'answers half a line', fault: { kind: 'half' } },
  { when: 'answers a web page', fault: { kind: 'body', body: '<!doctype html><h1>Please log in</h1>' } },
  { when: 'answers megabytes', fault: { kind: 'megabytes', megabytes: 3 } },
  { when: 'answers 500 and nothing else', fault: { kind: 'empty500' } },
  { when: 'puts warnings around its answer', fault: { kind: 'warnings' } },
];

for (const { when, fault, resent } of badAnswers) {
  test(`one click is one call, and the page comes to show it, when the dialer ${when}`, async ({
    readyCrm,
    sandbox,
  }) => {
    sandbox.control.fault({ ...fault, function: 'external_dial' });
    await dial(readyCrm, number);
    // The second of two is refused, for the agent is in the first one's call by then: then nobody can tell.
    await readyCrm.reads(
      resent ? either(t('call_inCall'), t('failure_maybePlaced')) : t('call_inCall'),
      'ours',
    );

    expect(sandbox.control.placed).toHaveLength(1);
    if (!resent) expect(asked(sandbox.control.requests)).toHaveLength(1);
  });
}

test('a lost dial is not sent again, and the page shows what is wrong', async ({ readyCrm, sandbox }) => {
  // Twice: the browser itself tries a connection anew that it had kept open.
  sandbox.control.fault({ kind: 'drop', carriedOut: false, times: 2, function: 'external_dial' });
  await dial(readyCrm, number);
  await readyCrm.reads(anyValue('failure_unreachable'), 'ours');

  expect(sandbox.control.placed).toEqual([]);
});

test('a redirect of the dialer is not followed, and the page shows that', async ({ readyCrm, sandbox }) => {
  sandbox.control.fault({ kind: 'redirect', status: 307, carriedOut: false, function: 'external_dial' });
  await dial(readyCrm, number);
  await readyCrm.reads(anyValue('failure_redirected'), 'ours');

  expect(sandbox.control.placed).toEqual([]);
  expect(asked(sandbox.control.requests)).toHaveLength(1);
  expect(sandbox.control.bytesElsewhere).toBe(0);
});

test('a refusal has a plain message and a next step', async ({ station, crm, login, sandbox }) => {
  await seedSignIn(station, { ...login, agent: '1002' });
  const popup = await station.popup(crm);
  await popup.type(textbox('popup_dialNumber'), '727 555 0197');
  await popup.click(exactButton('popup_dial'));
  const words = await popup.reads(t('failure_manualDialNotAllowed'));

  expect(words).toContain(t('failure_manualDialNotAllowed_todo'));
  expect(sandbox.control.placed).toEqual([]);
});

test('a login that stops working stops all requests and is not tried again', async ({
  station,
  readyCrm,
  sandbox,
  login,
}) => {
  sandbox.control.apply({ do: 'lock', user: login.user });
  await dial(readyCrm, number);
  await readyCrm.reads(either(t('failure_locked'), anyValue('failure_lockedUntil')), 'ours');
  const popup = await station.popup(readyCrm);
  await popup.reads(either(t('failure_locked'), anyValue('failure_lockedUntil')));
  const before = sandbox.control.requests.length;
  await readyCrm.activate();
  await (await station.popup(readyCrm)).reads(either(t('failure_locked'), anyValue('failure_lockedUntil')));

  expect(sandbox.control.requests).toHaveLength(before);
  expect(sandbox.control.placed).toEqual([]);
});

test('911, 112 and 999 are never dialed from here', async ({ station, crm, login, sandbox }) => {
  await seedSignIn(station, login);
  for (const emergency of ['911', '112', '999']) {
    const popup = await station.popup(crm);
    await popup.reads(t('state_paused'));
    expect(await popup.words()).not.toContain(t('failure_emergencyNumber'));
    await popup.type(textbox('popup_dialNumber'), emergency);
    await popup.click(exactButton('popup_dial'));
    await popup.reads(t('failure_emergencyNumber'));
  }
  expect(asked(sandbox.control.requests)).toEqual([]);
});

test('a number of another country is dialed only after a confirmation', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  await dial(readyCrm, '+44 20 7946 0225');
  const popup = await station.popup(readyCrm);
  await popup.reads(inOrder(t('popup_confirmTitle'), t('failure_unusualNumber')));
  expect(asked(sandbox.control.requests)).toEqual([]);

  await popup.click(button('popup_confirmYes'));
  await popup.reads(t('state_inCall'));
  expect(sandbox.control.placed).toHaveLength(1);
  expect(sandbox.control.placed[0]).toMatchObject({ number: '2079460225', phoneCode: '44' });
});

test('text that only resembles a number gets no link', async ({ readyCrm }) => {
  await readyCrm.evaluate(() => {
    document.body.innerHTML = '<p>Invoice INV-2026315932, 192.168.1.10, 2026-11-21, 4111 1111 1111 1111</p>';
  });
  await readyCrm.waitFor('no marks', () => [...CSS.highlights.values()].every(({ size }) => size === 0));
  await readyCrm.evaluate(() => {
    document.body.append('(727) 555-0197');
  });
  await readyCrm.waitFor('the one mark', () => [...CSS.highlights.values()].some(({ size }) => size > 0));

  expect(await markedNumbers(readyCrm)).toBe(1);
});

function asked<R extends { function: string; params: Record<string, string> }>(requests: readonly R[]): R[] {
  return requests.filter(
    ({ function: name, params }) => name === 'external_dial' && params['value'] !== undefined,
  );
}
