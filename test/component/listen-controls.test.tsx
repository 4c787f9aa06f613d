import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { monitorPhone } from '../../src/platform/stored-monitor-phone.ts';
import { ok } from '../../src/result.ts';
import { emptyMonitorPhone, type StartedMode } from '../../src/team/listening.ts';
import type { SupervisorRights } from '../../src/team/supervisor-rights.ts';
import type { TeamAgent } from '../../src/team/team-agent.ts';
import { ListenControls } from '../../src/team-page/listening/listen-controls.tsx';
import { words, worker } from './support/fake-browser.ts';
import { resetPage } from './support/render.tsx';

const agent: TeamAgent = {
  ...{
    id: '3002',
    user: '3002',
    name: 'Ana',
    state: 'inCall',
    pauseCode: '',
    campaign: 'SALES',
    group: 'NORTH',
  },
  ...{ callsToday: 3, leadId: '7', callId: 'V1', since: 0, isAtLeast: false },
};
const all: SupervisorRights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };

const open = (rights: SupervisorRights = all, notice = '') => {
  const identity = { user: '2000', host: 'dialer.example' };
  render(<ListenControls agent={agent} identity={identity} rights={rights} notice={notice} />);
};
const phone = () => screen.getByLabelText<HTMLInputElement>(words('team_listen_phone'));
const button = (mode: 'listen' | 'whisper' | 'barge') =>
  screen.getByRole('button', { name: words(`team_listen_${mode}`) });

beforeEach(async () => {
  resetPage();
  await monitorPhone.set(emptyMonitorPhone);
});
afterEach(cleanup);

test('the phone is asked for first', async () => {
  open();
  expect(button('listen').title).toBe(words('team_listen_noPhone'));
  fireEvent.click(button('listen'));
  expect(worker.inputsOf('listenIn')).toEqual([]);
  fireEvent.input(phone(), { target: { value: 'sue' } });
  await waitFor(() => expect(button('listen').title).toBe(''));
  expect((await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
});

test('the phone of the last time is there, and that of another supervisor is not', async () => {
  await monitorPhone.set({ owner: '2001@dialer.example', login: 'tom' });
  open();
  await monitorPhone.get();
  expect(phone().value).toBe('');
  cleanup();
  await monitorPhone.set({ owner: '2000@dialer.example', login: 'sue' });
  open();
  await waitFor(() => expect(phone().value).toBe('sue'));
});

const shown = (mode: StartedMode) =>
  mode === 'unclear' ? words('team_listen_unclear', 'sue') : words(`team_listen_started_${mode}`, 'sue');

test.each([
  ['listen', 'listen', shown('listen')],
  ['barge', 'barge', shown('barge')],
  ['whisper', 'whisper', shown('whisper')],
  ['whisper', 'listen', `${words('team_listen_whisperOff')} ${shown('listen')}`],
  ['whisper', 'unclear', shown('unclear')],
] as const)('%s that became %s says so', async (asked, mode, text) => {
  worker.replies.set('listenIn', ok(mode));
  open();
  fireEvent.input(phone(), { target: { value: 'sue' } });
  await waitFor(() => expect(button(asked).title).toBe(''));
  fireEvent.click(button(asked));
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe(text));
  expect(worker.inputsOf('listenIn')).toEqual([{ agent: '3002', mode: asked, phone: 'sue' }]);
});

test('a missing right is named before it is pressed, and the notice is shown', async () => {
  open({ ...all, canCommand: false }, 'Your supervisor is listening.');
  fireEvent.input(phone(), { target: { value: 'sue' } });
  for (const mode of ['listen', 'whisper', 'barge'] as const) {
    expect(button(mode).title).toContain('vdc agent api access');
  }
  expect(screen.getByText(words('team_listen_notice', 'Your supervisor is listening.'))).toBeTruthy();
});
