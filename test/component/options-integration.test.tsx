import { fireEvent, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { hookNames } from '../../src/integration/hook.ts';
import { IntegrationView } from '../../src/options/integration/integration-view.tsx';
import { permission, words } from './support/fake-browser.ts';
import { resetPage, show } from './support/render.tsx';

beforeEach(resetPage);
afterEach(() => {
  resetPage();
  vi.restoreAllMocks();
});

const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(words(label)), { target: { value } });
const lineShown = () => screen.getByLabelText<HTMLTextAreaElement>(words('integration_line')).value;
const choose = (value: string) =>
  fireEvent.change(screen.getAllByLabelText(words('integration_hook'))[0] as HTMLElement, {
    target: { value },
  });

test('a receiver gives the line, where it belongs and what will arrive, for each hook', async () => {
  const { container } = show(<IntegrationView />);
  expect(screen.queryByLabelText(words('integration_line'))).toBeNull();
  type('integration_receiver', 'https://crm.example.com/vicidial');
  type('integration_secret', 'secret-of-the-receiver');
  for (const hook of hookNames) {
    choose(hook);
    await waitFor(() => expect(lineShown()).toContain(`VARhttps://crm.example.com/vicidial?hook=${hook}&`));
    expect(lineShown().includes('secret=secret-of-the-receiver')).toBe(hook !== 'webForm');
    expect(screen.queryByText(words('integration_shell')) !== null).toBe(
      ['noAgent', 'addLead', 'callMenu'].includes(hook),
    );
  }
  expect(screen.getByText('C-1042')).toBeTruthy();
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
});

test('a receiver that cannot be used is explained, and so is a secret', async () => {
  show(<IntegrationView />);
  type('integration_receiver', 'http://crm.example.com/');
  expect(await screen.findByText(words('setting_error_notReceiverUrl'))).toBeTruthy();
  type('integration_receiver', 'https://crm.example.com/');
  type('integration_secret', 'a&b');
  expect(await screen.findByText(words('setting_error_notHookSecret'))).toBeTruthy();
  expect(screen.queryByLabelText(words('integration_line'))).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: words('integration_newSecret') }));
  await waitFor(() => expect(lineShown()).toMatch(/&secret=[0-9a-f]{32}$/));
});

test('a pasted line is checked, and shows its request only without a grave fault', async () => {
  show(<IntegrationView />);
  type('integration_pasted', 'VARhttps://crm.example.com/?l=--A--lead_id--B--&p=--A--pass--B--');
  expect(await screen.findByText(words('integration_fault_secretField', 'pass'))).toBeTruthy();
  expect(screen.queryByText(words('integration_arrives'))).toBeNull();
  type('integration_pasted', 'VARhttps://crm.example.com/?l=--A--lead_id--B--&p=--A--plan--B--');
  expect(await screen.findByText(words('integration_fault_unknownField', 'plan'))).toBeTruthy();
  expect(screen.getByText(words('integration_arrives'))).toBeTruthy();
  expect(screen.getByText('--A--plan--B--')).toBeTruthy();
  type('integration_pasted', 'VARhttps://crm.example.com/?l=--A--lead_id--B--');
  expect(await screen.findByText(words('integration_noFault'))).toBeTruthy();
});

test('the example is sent only with the permission, and the reply is shown as the dialer takes it', async () => {
  const sent = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('a;b', { status: 500 }));
  show(<IntegrationView />);
  type('integration_receiver', 'https://crm.example.com/vicidial');
  const button = await screen.findByRole('button', { name: words('integration_try') });
  permission.isGranted = false;
  fireEvent.click(button);
  expect(await screen.findByText(words('integration_notAllowed'))).toBeTruthy();
  expect(sent).not.toHaveBeenCalled();

  permission.isGranted = true;
  fireEvent.click(button);
  expect(await screen.findByText(words('integration_attempt_failed'))).toBeTruthy();
  expect(screen.getByText(words('integration_attempt_semicolon'))).toBeTruthy();
  expect(sent.mock.calls[0]?.[0]).toContain('call_id=M1128141651000004711');
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ method: 'GET', redirect: 'manual', credentials: 'omit' });

  sent.mockRejectedValue(new TypeError('Failed to fetch'));
  fireEvent.click(button);
  expect(await screen.findByText(words('integration_attempt_noReply'))).toBeTruthy();
});
