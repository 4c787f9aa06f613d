import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import type { SupervisorRights } from '../../src/team/supervisor-rights.ts';
import type { TeamAgent } from '../../src/team/team-agent.ts';
import type { TeamBatch } from '../../src/team/team-batch.ts';
import { emptyTeamList } from '../../src/team/team-list.ts';
import { defaultView } from '../../src/team/team-table.ts';
import { clearSelection } from '../../src/team-page/selection.ts';
import { TeamPage } from '../../src/team-page/team-page.tsx';
import { changeView } from '../../src/team-page/view-address.ts';
import { now } from '../../src/ui/clock.tsx';
import { words, worker } from './support/fake-browser.ts';
import { identity, inForce, resetPage } from './support/render.tsx';

const held: SupervisorRights = { level: 8, canReadAgents: true, canCommand: true, at: 0 };
const agent = (user: string, state: TeamAgent['state'], pauseCode = ''): TeamAgent => ({
  ...{ id: user, user, name: `Agent ${user}`, state, pauseCode, campaign: 'SALES', group: 'NORTH' },
  ...{ callsToday: 3, leadId: '', callId: '', since: now.value - 65_000, isAtLeast: false },
});

function open(
  values: Readonly<Record<string, unknown>> = {},
  batches: readonly TeamBatch[] = [],
  rights = held,
) {
  const agents = [agent('1', 'waiting'), agent('2', 'paused', 'REQBRK'), agent('3', 'paused', 'LUNCH')];
  const settings = {
    pauseCodes: ['LUNCH=Lunch', 'BREAK=Break'],
    pauseRequestCodes: ['REQBRK=Break;grants=BREAK'],
    ...values,
  };
  const at = now.value;
  return render(
    <TeamPage
      supervisor={signal({ signIn: { state: 'in', identity }, rights })}
      list={signal({ ...emptyTeamList, agents, seenAt: at, askedAt: at, answeredAt: at })}
      batches={signal(batches)}
      inForce={signal(inForce(settings))}
    />,
  );
}
const grantButton = () => screen.getByRole('button', { name: words('team_grantLabel', 'Agent 2') });
const denyButton = () => screen.getByRole('button', { name: words('team_denyLabel', 'Agent 2') });

beforeEach(() => {
  resetPage();
  changeView(defaultView);
  clearSelection();
  now.value = Date.now();
});
afterEach(cleanup);

test('who asks for a pause is above the table, and Grant sets the code of the pause', async () => {
  const { container } = open();
  const section = screen.getByRole('region', { name: words('team_requests') });
  expect(section.textContent).toContain(words('team_requestFor', 'Agent 2', 'Break'));
  expect(section.textContent).toContain(words('team_requestSince', '1:05'));
  expect(section.textContent).not.toContain('Agent 3');
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
  fireEvent.click(grantButton());
  await waitFor(() =>
    expect(worker.inputsOf('startTeamAction')).toMatchObject([
      {
        action: { kind: 'grantPause', requestCode: 'REQBRK', code: 'BREAK' },
        agents: ['2'],
        reason: words('team_requestReason', 'Break'),
      },
    ]),
  );
});

test('Deny sends the message that the supervisor wrote', async () => {
  open();
  fireEvent.input(screen.getByLabelText(words('team_denyText')), { target: { value: ' At noon ' } });
  fireEvent.click(denyButton());
  await waitFor(() =>
    expect(worker.inputsOf('startTeamAction')).toMatchObject([
      { action: { kind: 'denyPause', requestCode: 'REQBRK', text: 'At noon' }, agents: ['2'] },
    ]),
  );
});

test('a grant over the limit of the group warns first, and a plan of a pause does too', async () => {
  open({ awayLimits: ['NORTH=1'] });
  const warning = words('team_overAway', 'NORTH', '2', '1');
  fireEvent.click(grantButton());
  expect((await screen.findByRole('alert')).textContent).toContain(warning);
  expect(worker.inputsOf('startTeamAction')).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: words('team_grantAnyway') }));
  await waitFor(() => expect(worker.inputsOf('startTeamAction').length).toBe(1));
  fireEvent.click(screen.getByLabelText(words('team_select', 'Agent 1')));
  fireEvent.click(await screen.findByRole('button', { name: words('team_plan') }));
  const plan = await screen.findByRole('region', { name: words('team_plan') });
  expect(plan.textContent).toContain(warning);
});

test('a request that is being answered cannot be answered again', () => {
  const action = { kind: 'grantPause', requestCode: 'REQBRK', code: 'BREAK' } as const;
  const who = { id: '2', user: '2', name: 'Agent 2', group: 'NORTH', campaign: 'SALES' };
  const items = [{ ...who, state: 'sent', tries: 1 }] as const;
  open({}, [{ id: 'press-0001', by: 'sue', at: 0, endedAt: null, action, items }]);
  expect(grantButton().getAttribute('aria-disabled')).toBe('true');
  expect(denyButton().getAttribute('aria-disabled')).toBe('true');
});

test('without the right to send commands, both buttons name it', () => {
  open({}, [], { ...held, canCommand: false });
  expect(grantButton().title).toBe(words('team_needsRights', 'vdc agent api access'));
  expect(denyButton().title).toBe(words('team_needsRights', 'vdc agent api access'));
});
