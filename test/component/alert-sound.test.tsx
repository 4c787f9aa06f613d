import { signal } from '@preact/signals';
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';
import { emptyAlertMemory } from '../../src/team/alerts.ts';
import type { TeamAgent } from '../../src/team/team-agent.ts';
import { emptyTeamList } from '../../src/team/team-list.ts';
import { defaultView } from '../../src/team/team-table.ts';
import { memory } from '../../src/team-page/alerts/alert-memory.ts';
import { announceFrom } from '../../src/team-page/alerts/announce.ts';
import { TeamPage } from '../../src/team-page/team-page.tsx';
import { changeView } from '../../src/team-page/view-address.ts';
import { now } from '../../src/ui/clock.tsx';
import { waitFor } from '../support/wait-for.ts';
import { words } from './support/fake-browser.ts';
import { identity, inForce, resetPage } from './support/render.tsx';

/** A sound system of the browser that starts only while `isAllowed`, as before and after a click on the page. */
const audio = { isAllowed: false, tones: [] as number[], asked: 0 };
class FakeAudioContext {
  state = 'suspended';
  currentTime = 0;
  destination = {};
  async resume(): Promise<void> {
    audio.asked += 1;
    this.state = audio.isAllowed ? 'running' : 'suspended';
  }
}
class FakeNode {
  readonly #frequency: number;
  constructor(_context: unknown, { frequency = 0 }: { frequency?: number }) {
    this.#frequency = frequency;
  }
  connect<N>(next: N): N {
    return next;
  }
  start(): void {
    audio.tones.push(this.#frequency);
  }
  stop(): void {}
}
vi.stubGlobal('AudioContext', FakeAudioContext);
vi.stubGlobal('OscillatorNode', FakeNode);
vi.stubGlobal('GainNode', FakeNode);
afterEach(cleanup);

test('an alert with a sound plays two tones once, and offers a button where the browser blocks sounds', async () => {
  resetPage();
  memory.value = emptyAlertMemory;
  const at = Date.now();
  now.value = at;
  changeView(defaultView);
  const agent = (user: string, state: TeamAgent['state']): TeamAgent => ({
    ...{ id: user, user, name: `Agent ${user}`, state, pauseCode: '', campaign: 'SALES', group: 'NORTH' },
    ...{ callsToday: 3, leadId: '', callId: '', since: at - 125_000, isAtLeast: false },
  });
  let seenAt = at;
  /** The next list, five seconds later. */
  const listOf = (...agents: readonly TeamAgent[]) => {
    seenAt += 5_000;
    return { ...emptyTeamList, ...{ agents, seenAt, askedAt: seenAt, answeredAt: seenAt } };
  };
  const list = signal(listOf(agent('1', 'waiting')));
  const settings = signal(inForce({ alerts: ['wrapUp=60;sound', 'deadCall=60'] }));
  render(
    <TeamPage
      supervisor={signal({
        signIn: { state: 'in', identity },
        rights: { level: 8, canReadAgents: true, canCommand: true, at: 0 },
      })}
      list={list}
      batches={signal([])}
      inForce={settings}
    />,
  );
  announceFrom(list, settings);

  // This alert has no sound.
  list.value = listOf(agent('1', 'waiting'), agent('2', 'deadCall'));
  await waitFor(() => screen.getByText(words('team_alert_deadCall', 'Agent 2', '2:15')));
  expect(audio.asked).toBe(0);

  list.value = listOf(agent('1', 'wrapUp'), agent('2', 'deadCall'));
  const turnOn = await waitFor(() => screen.getByRole('button', { name: words('team_alertSound') }));
  expect(audio).toMatchObject({ asked: 1, tones: [] });

  audio.isAllowed = true;
  fireEvent.click(turnOn);
  await waitFor(() => expect(audio.tones).toEqual([880, 660]));
  await waitFor(() => expect(screen.queryByRole('button', { name: words('team_alertSound') })).toBeNull());

  // The same alert in the next list is not announced again, and another one is.
  list.value = listOf(agent('1', 'wrapUp'), agent('2', 'deadCall'));
  list.value = listOf(agent('1', 'wrapUp'), agent('2', 'wrapUp'));
  await waitFor(() => expect(audio.tones).toEqual([880, 660, 880, 660]));
  expect(audio.asked).toBe(3);
});
