import { HOOK_SECRET, SIGNING_SECRET } from '../../sandbox/results/receiver.ts';
import { writeHook } from '../../src/integration/write-hook.ts';
import { dial, dispose, ours } from '../support/agent.ts';
import { storeUserSettings } from '../support/user-settings.ts';
import { button, inOrder, t, textbox } from '../support/words.ts';
import { expect, test } from './fixtures.ts';

test('the result of a call arrives signed and in order, although the receiver fails and the worker is killed', async ({
  station,
  readyCrm,
  sandbox,
}) => {
  const { receiver } = sandbox.control;
  const hooks = `${sandbox.otherUrl}/results/vicidial`;
  const dispoCallUrl = writeHook('dispo', hooks, HOOK_SECRET);
  sandbox.control.apply({ do: 'settings', settings: { dispoCallUrl } });
  const options = await station.open(`${station.origin}/src/options/options.html#results`);
  await options.reads(t('options_resultsNoAddress'));
  await options.evaluate(storeUserSettings, {
    resultsUrl: `${sandbox.otherUrl}/results`,
    pageEventOrigins: [sandbox.otherUrl],
  });
  await options.reads(t('options_resultsSecretMissing'));
  await options.type('input[type=password]', 'not a secret');
  await options.click(button('options_resultsSecretSave'));
  await options.reads(t('failure_badSigningSecret'));

  // Without the secret the events wait.
  await readyCrm.activate();
  await readyCrm.evaluate(listenAsPage);
  await readyCrm.evaluate(nameRecord, '(727) 555-0197', 'C-1042');
  await dial(readyCrm, '(727) 555-0197');
  await readyCrm.reads(t('call_inCall'), 'ours');
  await options.activate();
  await options.reads(t('options_resultsCounts', '1', '0'));
  expect(receiver.requests).toBe(0);

  receiver.refuse(500);
  await options.type('input[type=password]', SIGNING_SECRET);
  await options.click(button('options_resultsSecretSave'));
  await options.reads(t('delivery_http', '500'));
  await station.killWorker();
  await readyCrm.activate();
  await readyCrm.click(button('call_hangUp'), ours);
  await readyCrm.reads(t('call_ended'), 'ours');
  // The popup that has the note closes before the disposition is chosen.
  const popup = await station.popup(readyCrm);
  await popup.type(textbox('note_title'), 'Ask for "Iris" | ü');
  await dispose(station, readyCrm, 'Not interested');
  await options.activate();
  // The alarm outlives the worker, and browsers fire it after half a minute.
  await sandbox.control.waitFor('three results', () => receiver.results.length === 3, 60_000);
  await options.reads(t('options_resultsAllSent'));

  expect(receiver.results.map(({ type, data }) => [data['seq'], type])).toEqual([
    [1, 'call.started'],
    [2, 'call.ended'],
    [3, 'call.disposed'],
  ]);
  expect(receiver.calls).toMatchObject([
    {
      data: {
        number: '+17275550197',
        agent: '1000',
        site: sandbox.otherUrl,
        page: `${sandbox.otherUrl}/crm/contacts`,
        recordId: 'C-1042',
        wrapUpSeconds: expect.any(Number),
        disposition: 'NI',
        note: 'Ask for "Iris" | ü',
      },
    },
  ]);

  // The page names the record by an attribute, without a script of its own.
  const dialed = sandbox.control.requests.find(({ params }) => params['value'] === '7275550197');
  expect(dialed?.params).toMatchObject({ vendor_id: 'C-1042' });

  // The page on which the number was clicked heard the same.
  await expect
    .poll(() => readyCrm.evaluate(() => document.documentElement.dataset['heard']))
    .toBe('call.started 1 +17275550197, call.ended 2 +17275550197, call.disposed 3 +17275550197');

  // The demo CRM lists the call without a plug-in.
  const calls = await station.open(`${sandbox.otherUrl}/crm/calls`);
  await calls.reads('+17275550197');
  await calls.reads('NI');
  // Only the dialer's own URL contains who ended the call.
  await calls.reads(inOrder('AGENT', 'dialer'));
  expect(receiver.joinedCalls).toMatchObject([
    {
      number: { value: '+17275550197', source: 'extension' },
      disposition: { value: 'NI', source: 'extension' },
      term_reason: { value: 'AGENT', source: 'dialer' },
    },
  ]);

  // The page that wrote this line sends an example of it to the same receiver.
  const integration = await station.open(`${station.origin}/src/options/options.html#integration`);
  await integration.type(textbox('integration_receiver'), hooks);
  await integration.type(textbox('integration_secret'), HOOK_SECRET);
  await integration.click(button('integration_try'));
  await integration.reads(t('integration_attempt_stored'));
  await calls.activate();
  await calls.reads(inOrder('4711', 'C-1042', 'CALLER'));

  // The page asks for a call. A script alone cannot, and a press only asks the agent.
  await readyCrm.activate();
  await readyCrm.evaluate(askAsPage);
  await expect
    .poll(() => readyCrm.evaluate(() => document.documentElement.dataset['answers']))
    .toBe('needsUserAction');
  const placed = sandbox.control.placed.length;
  await readyCrm.click('#ask');
  await expect
    .poll(() => readyCrm.evaluate(() => document.documentElement.dataset['answers']))
    .toContain('true');
  const asked = await station.popup(readyCrm);
  await asked.reads(inOrder(t('popup_confirmTitle'), t('failure_maybeNotVisible')));
  await asked.reads('727 555 0142');
  expect(sandbox.control.placed.length).toBe(placed);
});

/** Runs in the page: its row with this number names the record. */
function nameRecord(number: string, record: string): void {
  const row = [...document.querySelectorAll('tr')].find((each) => each.textContent?.includes(number));
  row?.setAttribute('data-clicktodial-record', record);
}

/** Runs in the page: a script of the CRM asks for a call without a press, and makes a button that asks for one. */
function askAsPage(): void {
  const answers: unknown[] = [];
  document.addEventListener('clicktodial:dial.result', (event) => {
    const { ok, reason } = JSON.parse((event as CustomEvent<string>).detail) as {
      ok: boolean;
      reason?: string;
    };
    answers.push(reason ?? ok);
    document.documentElement.dataset['answers'] = answers.join(', ');
  });
  const detail = JSON.stringify({ id: 'forged', number: '+17275550143' });
  document.dispatchEvent(new CustomEvent('clicktodial:dial', { detail }));
  document.body.insertAdjacentHTML(
    'afterbegin',
    '<button id="ask" data-clicktodial-number="+17275550142">Call</button>',
  );
}

/** Runs in the page: a script of the CRM that notes the events of its calls. */
function listenAsPage(): void {
  const heard: string[] = [];
  for (const type of ['call.started', 'call.answered', 'call.ended', 'call.disposed'])
    document.addEventListener(`clicktodial:${type}`, (event) => {
      const { seq, number } = JSON.parse((event as CustomEvent<string>).detail) as {
        seq: number;
        number: string;
      };
      heard.push(`${type} ${seq} ${number}`);
      document.documentElement.dataset['heard'] = heard.join(', ');
    });
}
