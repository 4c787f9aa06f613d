import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import {
  by,
  clickAt,
  frames,
  fresh,
  hostElement,
  linkState,
  middle,
  moveTo,
  restOn,
  seesPainted,
  startTestPage,
  type TestPage,
  userEvent,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

async function page(html: string): Promise<void> {
  document.body.innerHTML = html;
  running = await startTestPage();
  await frames(2);
}

/** Where the button beside the field is. */
function buttonBeside(field: Element): { x: number; y: number } {
  const { right, top, height } = field.getBoundingClientRect();
  return { x: right + 15, y: top + height / 2 };
}

async function callBeside(field: Element): Promise<void> {
  await moveTo(middle(field));
  await waitFor(() => expect(linkState()).toBe('button'));
  const place = buttonBeside(field);
  await moveTo(place);
  await waitFor(() => expect(linkState()).toBe('ready'));
  await clickAt(place);
}

const fields: [string, string, string][] = [
  ['text', '<input id=f value="727-555-1212">', '+17275551212'],
  ['telephone', '<input id=f type=tel value="7275551212">', '+17275551212'],
  ['note', '<textarea id=f>Back at 415-555-2671 please</textarea>', '+14155552671'],
  ['labeled', '<label>Phone <input id=f value="7275551212"></label>', '+17275551212'],
];
test.each(fields)(
  'a button beside a %s field dials its number and leaves its value',
  async (_kind, html, number) => {
    await page(`<form>${html}</form>`);
    const field = by('f') as HTMLInputElement;
    const { value } = field;
    const received: string[] = [];
    for (const type of ['input', 'change', 'blur']) field.addEventListener(type, () => received.push(type));
    await callBeside(field);
    await waitFor(() => expect(running.dials[0]?.number).toBe(number));
    expect(field.value).toBe(value);
    expect(received).toEqual([]);
  },
);

const closed: [string, string][] = [
  ['a password', '<input id=f type=password value="727-555-1212">'],
  ['a card number', '<input id=f autocomplete=cc-number value="727-555-1212">'],
  ['no number', '<input id=f value="Ada Lovelace">'],
  ['a date', '<input id=f type=date value="2026-11-21">'],
];
test.each(closed)('a field with %s has no button', async (_what, html) => {
  await page(`<p>${html}</p><p><span id=n>(415) 555-2671</span></p>`);
  await seesPainted('(415) 555-2671');
  await moveTo(middle(by('f')));
  await clickAt(middle(by('f')));
  expect(linkState()).toBeNull();
  await restOn(by('n'));
});

test('a field that has the focus has its button while one types', async () => {
  await page('<input id=f><input id=other style="margin-left:100px">');
  await userEvent.click(by('f'));
  await userEvent.keyboard('727-555-121');
  expect(linkState()).toBeNull();
  await userEvent.keyboard('2');
  await waitFor(() => expect(linkState()).toBe('button'));
  await userEvent.click(by('other'));
  await waitFor(() => expect(linkState()).toBeNull());
});

test('a field whose value the page changed dials the new value or nothing', async () => {
  await page('<input id=f value="727-555-1212">');
  const field = by('f') as HTMLInputElement;
  await moveTo(middle(field));
  await waitFor(() => expect(linkState()).toBe('button'));
  const place = buttonBeside(field);
  await moveTo(place);
  await waitFor(() => expect(linkState()).toBe('ready'));
  field.value = '415-555-2671';
  await clickAt(place);
  await frames(3);
  expect(running.dials).toEqual([]);
  expect(hostElement()).not.toBeNull();
});
