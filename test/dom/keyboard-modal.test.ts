import { afterEach, beforeEach, expect, test } from 'vitest';
import { waitFor } from '../support/wait-for.ts';
import {
  axeFinds,
  by,
  clickAt,
  frames,
  fresh,
  hostElement,
  linkParts,
  linkState,
  look,
  middle,
  moveTo,
  seesPainted,
  startTestPage,
  type TestPage,
  userEvent,
} from './support/page.ts';

let running: TestPage;

beforeEach(fresh);
afterEach(() => running.stop());

const next = () => userEvent.keyboard('{Alt>}{Shift>}{.}{/Shift}{/Alt}');
const isOnLink = () => expect(document.activeElement).toBe(hostElement());
const dialog = () => by('d') as HTMLDialogElement;

async function openDialog(): Promise<void> {
  document.body.innerHTML = `
    <p>(212) 555-0147</p>
    <dialog id=d><button id=first>Close</button>
      <p>Work <span id=n>(727) 555-1212</span></p><p inert>(813) 555-0191</p><p><span id=m>(415) 555-2671</span></p></dialog>
    <p>(305) 555-0123</p>`;
  running = await startTestPage();
  dialog().addEventListener('click', () => dialog().close());
  dialog().showModal();
  await seesPainted('(212) 555-0147', '(727) 555-1212', '(813) 555-0191', '(415) 555-2671', '(305) 555-0123');
  by('first').focus();
}

async function callHere(): Promise<void> {
  await waitFor(() => expect(linkState()).toBe('ready'));
  await userEvent.keyboard('{Enter}');
}

test('in a modal dialog the keys move to its numbers only, Enter dials, and the dialog stays open', async () => {
  await openDialog();
  await next();
  await waitFor(isOnLink);
  expect(linkParts().boxes[0]?.top).toBeCloseTo(by('n').getBoundingClientRect().top, 0);
  expect(await axeFinds()).toEqual([]);
  await look('in a modal dialog');
  await userEvent.keyboard('{ArrowDown}');
  expect(linkParts().boxes[0]?.top).toBeCloseTo(by('m').getBoundingClientRect().top, 0);
  await userEvent.keyboard('{ArrowDown}');
  await callHere();
  await waitFor(() => expect(running.dials.map(({ number }) => number)).toEqual(['+14155552671']));
  expect(dialog().open).toBe(true);
});

test('Escape hides the link, not the dialog, and restores the focus', async () => {
  await openDialog();
  await next();
  await waitFor(isOnLink);
  await userEvent.keyboard('{Escape}');
  expect(linkState()).toBeNull();
  expect(document.activeElement).toBe(by('first'));
  await frames(3);
  expect(dialog().open).toBe(true);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(dialog().open).toBe(false));
});

test('moving the mouse returns from the link to the dialog', async () => {
  await openDialog();
  await next();
  await waitFor(isOnLink);
  await moveTo({ x: 900, y: 600 });
  await moveTo(middle(by('first')));
  await waitFor(() => expect(linkState()).toBeNull());
  await clickAt(middle(by('first')));
  await waitFor(() => expect(dialog().open).toBe(false));
});

test('after the call the dialog can be used as before', async () => {
  await openDialog();
  await next();
  await callHere();
  await waitFor(() => expect(linkState()).toBeNull());
  expect(document.activeElement).toBe(by('first'));
  await userEvent.keyboard('{Enter}');
  await waitFor(() => expect(dialog().open).toBe(false));
});

test('a number that cannot be read is skipped', async () => {
  document.body.innerHTML = `<input id=first><p>(727) 555-1212</p><p style="opacity:0">(813) 555-0191</p>
    <p>(415) 555-2671</p>`;
  running = await startTestPage();
  await seesPainted('(727) 555-1212', '(813) 555-0191', '(415) 555-2671');
  by('first').focus();
  await next();
  await next();
  await callHere();
  await waitFor(() => expect(running.dials[0]?.number).toBe('+14155552671'));
});
