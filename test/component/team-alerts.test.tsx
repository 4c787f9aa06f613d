import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import '../../src/team-page/team.css';
import '../../src/ui/tokens.css';
import '../../src/ui/ui.css';
import { emptyAlertMemory } from '../../src/team/alerts.ts';
import type { TeamAgent } from '../../src/team/team-agent.ts';
import { emptyTeamList } from '../../src/team/team-list.ts';
import { defaultView } from '../../src/team/team-table.ts';
import { memory } from '../../src/team-page/alerts/alert-memory.ts';
import { TeamPage } from '../../src/team-page/team-page.tsx';
import { changeView } from '../../src/team-page/view-address.ts';
import { now } from '../../src/ui/clock.tsx';
import { words } from './support/fake-browser.ts';
import { identity, inForce, resetPage } from './support/render.tsx';

const agent = (user: string, state: TeamAgent['state'], pauseCode = ''): TeamAgent => ({
  ...{ id: user, user, name: `Agent ${user}`, state, pauseCode, campaign: 'SALES', group: 'NORTH' },
  ...{ callsToday: 3, leadId: '', callId: '', since: now.value - 125_000, isAtLeast: false },
});

function open(alerts: readonly string[], level = 8) {
  const at = now.value;
  const agents = [agent('1', 'wrapUp'), agent('2', 'deadCall')];
  const hoppers = { SALES: { count: 3, at } };
  return render(
    <TeamPage
      supervisor={signal({
        signIn: { state: 'in', identity },
        rights: { level, canReadAgents: true, canCommand: true, at: 0 },
      })}
      list={signal({ ...emptyTeamList, agents, hoppers, seenAt: at, askedAt: at, answeredAt: at })}
      batches={signal([])}
      inForce={signal(inForce({ alerts }))}
    />,
  );
}
const texts = () => {
  const section = screen.queryByRole('region', { name: words('team_alerts') });
  return [...(section?.querySelectorAll('li bdi') ?? [])].map(({ textContent }) => textContent);
};

beforeEach(() => {
  resetPage();
  changeView(defaultView);
  memory.value = emptyAlertMemory;
  now.value = Date.now();
});
afterEach(cleanup);

test('alerts are above the table, and an acknowledged one is hidden', async () => {
  const { container } = open(['wrapUp=60', 'deadCall=60', 'hopper=10']);
  expect(texts()).toEqual([
    words('team_alert_wrapUp', 'Agent 1', '2:05'),
    words('team_alert_deadCall', 'Agent 2', '2:05'),
    words('team_alert_hopper', 'SALES', '3'),
  ]);
  expect((await axe.run(container)).violations.map(({ id }) => id)).toEqual([]);
  const deadCall = words('team_alert_deadCall', 'Agent 2', '2:05');
  fireEvent.click(screen.getByRole('button', { name: words('team_acknowledgeOne', deadCall) }));
  await waitFor(() => expect(texts().length).toBe(2));
  expect(texts()).not.toContain(deadCall);
  fireEvent.click(screen.getByRole('button', { name: words('team_acknowledgeAll') }));
  await waitFor(() => expect(screen.queryByRole('region', { name: words('team_alerts') })).toBeNull());
});

test('without a rule there is no alert, and the hopper needs level 8', () => {
  open(['hopper=1'], 7);
  expect(screen.queryByRole('region', { name: words('team_alerts') })).toBeNull();
  const missing = words('team_needsRights', words('team_needsLevel', '8'));
  expect(screen.getByText(words('team_alertHopperMissing', missing))).toBeTruthy();
});
