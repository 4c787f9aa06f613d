import { afterEach, beforeEach, expect, test } from 'vitest';
import { explain } from '../../src/failure.ts';
import { fail, ok, type Result } from '../../src/result.ts';
import { waitFor } from '../support/wait-for.ts';
import {
  axeFinds,
  by,
  call,
  clickAt,
  frames,
  fresh,
  linkParts,
  linkState,
  ours,
  restOn,
  seesPainted,
  startTestPage,
  type TestPage,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

const line = () => ours().querySelector('.tooltip .lead')?.textContent;
const lookups = () => running.requests.filter((name) => name === 'leadHint').length;
const iris = (more = {}) => ({
  ...{ total: 1, name: 'Iris Ingram with a name that is much longer than the line of the tooltip' },
  ...{ status: 'CALLBK', listId: '101', at: Date.now(), ...more },
});

/** A page whose lookups wait until `answer` is called. */
async function page(html: string) {
  running = await startTestPage(html, { showsLeads: true });
  const waiting: ((reply: Result<ReturnType<typeof iris>, ReturnType<typeof explain>>) => void)[] = [];
  running.lookUp = () => new Promise((resolve) => waiting.push(resolve));
  await seesPainted(...[...document.querySelectorAll('[data-number]')].map((each) => each.textContent));
  return { answer: (reply: Parameters<(typeof waiting)[number]>[0]) => waiting.shift()?.(reply) };
}

test('the line of the lead fills without a change of the tooltip, and the click that was ready still counts', async () => {
  const { answer } = await page('<span id=n data-number>(727) 555-1212</span>');
  const place = await restOn(by('n'));
  await waitFor(() => expect(lookups()).toBe(1));
  await waitFor(() => expect(linkState()).toBe('ready'));
  const before = linkParts();
  answer(ok(iris()));
  await waitFor(() => expect(line()).toContain('CALLBK · list 101'));
  // The waiting time did not start again.
  expect(linkState()).toBe('ready');
  expect(linkParts()).toEqual(before);
  expect(ours().querySelector('.link')?.getAttribute('aria-label')).toContain('Iris Ingram');
  expect(await axeFinds()).toEqual([]);
  await frames(2);
  await clickAt(place);
  await waitFor(() => expect(running.dials[0]?.number).toBe('+17275551212'));
});

test.each([
  [
    'several leads and an old answer',
    ok(iris({ total: 3, at: Date.now() - 130_000 })),
    '3 leads, newest · Iris',
  ],
  ['no lead', ok(iris({ total: 0, name: '', status: '', listId: '' })), 'No lead has this number.'],
  ['hidden fields', ok(iris({ name: '', listId: '' })), 'CALLBK'],
  ['a failure', fail(explain({ kind: 'lookupLimit' })), 'Too many lookups'],
])('the line shows %s', async (_what, reply, text) => {
  const { answer } = await page('<span id=n data-number>(727) 555-1212</span>');
  await restOn(by('n'));
  await waitFor(() => expect(lookups()).toBe(1));
  answer(reply);
  await waitFor(() => expect(line()).toContain(text));
});

test('a late reply about a number that was left is not shown', async () => {
  const { answer } = await page(
    '<p><span id=n data-number>(727) 555-1212</span></p><p><br><br><br><span id=m data-number>(727) 555-1313</span></p>',
  );
  await restOn(by('n'));
  await waitFor(() => expect(lookups()).toBe(1));
  await restOn(by('m'));
  await waitFor(() => expect(lookups()).toBe(2));
  answer(ok(iris({ name: 'First' })));
  answer(ok(iris({ name: 'Second' })));
  await waitFor(() => expect(line()).toContain('Second'));
});

test('a page that changes the line of the lead does not dial', async () => {
  const { answer } = await page('<span id=n data-number>(727) 555-1212</span>');
  const place = await restOn(by('n'));
  await waitFor(() => expect(lookups()).toBe(1));
  answer(ok(iris()));
  await waitFor(() => expect(line()).toContain('Iris'));
  const lead = ours().querySelector('.tooltip .lead');
  if (lead) lead.textContent = 'Somebody else';
  await clickAt(place);
  await frames(3);
  expect(running.dials).toEqual([]);
});

test('without the setting there is no line and no request', async () => {
  running = await startTestPage('<span id=n>(727) 555-1212</span>');
  await seesPainted('(727) 555-1212');
  await call(by('n'));
  await waitFor(() => expect(running.dials).toHaveLength(1));
  expect(line()).toBeUndefined();
  expect(lookups()).toBe(0);
});
