import type { Sender } from '../../platform/request-router.ts';
import { popupState } from '../../platform/stored-state.ts';
import { setTabKept } from '../../platform/tabs.ts';
import { closeScreen, receiveReport, type ScreenReport } from '../../session/agent-screen/agent-screen.ts';
import { refuseAlertedDial } from '../../session/agent-screen/dial-refusal.ts';
import { learn, readLists } from '../../session/agent-screen/learned-choices.ts';
import { ownerOf } from '../../session/journal.ts';
import type { Identity } from '../../session/popup-state.ts';
import { readSettings } from '../effective-settings.ts';
import type { AgentSession } from '../session/agent-session.ts';
import { pollNow } from '../session/poll-timer.ts';
import { learnedChoices } from './stored-choices.ts';

/** A tab was closed. If it held the agent screen, commands are no longer carried out. */
export async function tabClosed(session: AgentSession, tab: number): Promise<void> {
  await inOrder(async () => {
    const { screen } = await popupState.get();
    if (screen?.tab !== tab) return;
    await session.applyChange((now) => ({ ...now, screen: closeScreen(now.screen, tab, Date.now()) }));
  });
}

let lastReport: Promise<unknown> = Promise.resolve();

/** Handles the reports in order: a `bye` must not overtake a `hello` with lists. */
function inOrder<T>(run: () => Promise<T>): Promise<T> {
  const done = lastReport.then(run);
  lastReport = done.catch(() => undefined);
  return done;
}

/** Minimum milliseconds between two polls that a page causes. */
const minPollGapMs = 2_000;

/**
 * Handles a report of the companion. False: the report is not accepted here, and the companion ends. The page can forge
 * reports, so they change the state of this agent's session and nothing else.
 */
export function agentScreenListener(session: AgentSession) {
  let pollTimer: ReturnType<typeof setTimeout> | undefined;
  let polledAt = 0;

  function pollIn(milliseconds: number): void {
    clearTimeout(pollTimer);
    const now = Date.now();
    pollTimer = setTimeout(
      () => {
        polledAt = Date.now();
        void pollNow(session);
      },
      Math.max(milliseconds, polledAt + minPollGapMs - now),
    );
  }

  async function handleReport(report: ScreenReport, sender: Sender): Promise<boolean> {
    const { tab } = sender;
    const { signIn } = await popupState.get();
    if (signIn.state !== 'in' || tab === undefined) return false;
    if (!(await isWanted(signIn.identity, report, sender))) return false;
    if (report.lists && report.campaign) {
      const choices = readLists(report.campaign, report.lists);
      await learnedChoices.update((known) => learn(known, ownerOf(signIn.identity), choices));
    }
    let delay: number | undefined;
    await session.applyChange(
      (now) => {
        const received = receiveReport(now.session, now.screen, report, tab, Date.now());
        delay = received.pollIn;
        return { ...now, session: received.session, screen: received.screen };
      },
      (entries) => refuseAlertedDial(entries, ownerOf(signIn.identity), report.events, Date.now()),
    );
    if (delay !== undefined) pollIn(delay);
    if (report.kind === 'open') await setTabKept(tab, true);
    return true;
  }

  return (report: ScreenReport, sender: Sender) => inOrder(() => handleReport(report, sender));
}

async function isWanted(identity: Identity, report: ScreenReport, sender: Sender): Promise<boolean> {
  const isDialer = sender.kind === 'page' && sender.origin === new URL(identity.address).origin;
  // The dialer compares names case-insensitively.
  const isAgent = report.user.toLowerCase() === identity.agent.toLowerCase();
  return isDialer && isAgent && (await readSettings()).values.agentScreenCompanion;
}
