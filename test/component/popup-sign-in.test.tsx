import { fireEvent, screen } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignIn } from '../../src/session/popup-state.ts';
import { SignInView } from '../../src/session-view/sign-in/sign-in-view.tsx';
import { UnlockView } from '../../src/session-view/sign-in/unlock-view.tsx';
import { waitFor } from '../support/wait-for.ts';
import { permission, storage, words, worker } from './support/fake-browser.ts';
import { identity, inForce, resetPage, show } from './support/render.tsx';

beforeEach(resetPage);
afterEach(resetPage);

const view = (signIn: SignIn = { state: 'out' }, policy: unknown = {}) => {
  const { values, locked } = inForce({}, policy);
  return show(<SignInView signIn={signIn} settings={values} locked={locked} />);
};
const field = (key: string) => screen.getByLabelText(words(key)) as HTMLInputElement;
const type = (key: string, text: string) => fireEvent.input(field(key), { target: { value: text } });
const fill = () => {
  type('popup_address', 'https://dialer.example');
  type('popup_user', 'api');
  type('popup_password', 'secret');
  type('popup_agentUser', '1000');
};
const submit = () => fireEvent.click(screen.getByRole('button', { name: words('popup_signIn') }));

test('the form has nothing that axe objects to', async () => {
  const { container } = view();
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test('the typed text is sent once', async () => {
  view();
  fill();
  submit();
  await waitFor(() =>
    expect(worker.inputsOf('signIn')).toEqual([
      expect.objectContaining({
        address: 'https://dialer.example',
        user: 'api',
        password: 'secret',
        agent: '1000',
      }),
    ]),
  );
  expect(worker.inputsOf('permissionDenied')).toEqual([]);
});

test('a refusal is shown, and nothing else is sent', async () => {
  worker.replies.set('signIn', {
    ok: false,
    error: { what: 'failure_badAddress', todo: 'failure_badAddress_todo', values: [] },
  });
  view();
  fill();
  submit();
  await screen.findByText(words('failure_badAddress'));
  expect(worker.inputsOf('permissionDenied')).toEqual([]);
});

test('a denied permission ends the sign-in', async () => {
  permission.isGranted = false;
  view();
  fill();
  submit();
  await waitFor(() => expect(worker.inputsOf('permissionDenied')).toHaveLength(1));
});

test('the reason of a failed sign-in is shown', () => {
  view({
    state: 'failed',
    identity,
    reason: { what: 'failure_wrongLogin', todo: 'failure_wrongLogin_todo', values: [] },
  });
  expect(screen.getByText(words('failure_wrongLogin'))).toBeTruthy();
  expect(field('popup_user').value).toBe('api');
});

test('a sign-in that waits for the permission is continued without typing it again', async () => {
  view({ state: 'checking', identity });
  expect(screen.getByText(words('popup_permissionNeeded', 'dialer.example'))).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: words('popup_allowAccess') }));
  await waitFor(() => expect(worker.inputsOf('poll')).toEqual([{ now: false }]));
});

test('address and users are kept while the popup is closed, and never the password', async () => {
  view();
  fill();
  await waitFor(async () => {
    const { drafts } = (await storage.session.get('drafts')) as Record<string, unknown>;
    expect(drafts).toMatchObject({
      texts: {
        'signIn/address': 'https://dialer.example',
        'signIn/user': 'api',
        'signIn/agent': '1000',
      },
    });
  });
});

test('an address of the organization is read-only and labeled so', () => {
  view({ state: 'out' }, { dialerUrls: ['https://set.example'] });
  expect(field('popup_address').value).toBe('https://set.example');
  expect(field('popup_address').readOnly).toBe(true);
  expect(screen.getByText(words('ui_setByOrganization'))).toBeTruthy();
});

test('a wrong passphrase is shown and the field emptied', async () => {
  worker.replies.set('unlock', {
    ok: false,
    error: { what: 'failure_wrongPassphrase', todo: 'failure_wrongPassphrase_todo', values: [] },
  });
  show(<UnlockView identity={identity} />);
  type('popup_passphrase', 'four plain words there');
  fireEvent.click(screen.getByRole('button', { name: words('popup_unlock') }));
  await screen.findByText(words('failure_wrongPassphrase'));
  expect(field('popup_passphrase').value).toBe('');
});
