import {
  type CompanionScripts,
  joinOpenScreens,
  leaveScreens,
  registerCompanion,
} from '../../platform/content-scripts.ts';
import { isGranted, patternOf } from '../../platform/permissions.ts';
import type { Sender } from '../../platform/request-router.ts';
import { storedValue } from '../../platform/storage.ts';
import { popupState } from '../../platform/stored-state.ts';
import { keepTab } from '../../platform/tabs.ts';
import { closeScreen, receiveReport, type ScreenReport } from '../../session/agent-screen/agent-screen.ts';
import { isSource } from '../../session/agent-screen/agent-screen-state.ts';
import {
  type Choices,
  type Learned,
  learn,
  readLists,
  recall,
} from '../../session/agent-screen/learned-choices.ts';
import type { Identity, PopupState } from '../../session/popup-state.ts';
import { readSettings } from '../effective-settings.ts';
import type { AgentSession } from '../session/agent-session.ts';
import { pollNow } from '../session/poll-timer.ts';

/** Names of statuses and pause codes; nothing in it is secret. */
const learned = storedValue<Learned>(
  'local',
  'learnedChoices',
  (raw): raw is Learned => Array.isArray(raw),
  [],
);

let turn: Promise<void> = Promise.resolve();

/** The companion on the agent screens of the signed-in dialer, if the setting and the permission allow it, and nowhere else. */
export function followAgentScreen(scripts: CompanionScripts): Promise<void> {
  turn = turn
    .then(async () => {
      const match = await agentScreenPattern();
      const isNew = await registerCompanion(match, scripts);
      const { screen } = await popupState.get();
      if (match && (isNew || !isSource(screen, Date.now()))) await joinOpenScreens(match, scripts);
      if (!match) {
        await leaveScreens();
        if (screen) await keepTab(screen.tab, false);
        if (screen) await popupState.update((now) => ({ ...now, screen: null }));
      }
    })
    .catch(() => undefined);
  return turn;
}

/** Runs `listener` when somebody signed in or out. */
export function onSignInChanged(listener: () => void): void {
  // A hint: a worker that wakes without it runs the listener once too often.
  let known = '';
  popupState.watch(({ signIn }) => {
    const now = JSON.stringify([signIn.state, signIn.state === 'out' ? '' : signIn.identity]);
    if (now !== known) listener();
    known = now;
  });
}

/** A tab was closed: if it held the agent screen, nobody carries out commands any more. */
export async function tabClosed(session: AgentSession, tab: number): Promise<void> {
  await inOrder(async () => {
    const { screen } = await popupState.get();
    if (screen?.tab !== tab) return;
    await session.take((now) => ({ ...now, screen: closeScreen(now.screen, tab, Date.now()) }));
  });
}

let receive: Promise<unknown> = Promise.resolve();

/** One report after the other: a farewell must not overtake a hello that teaches lists. */
function inOrder<T>(run: () => Promise<T>): Promise<T> {
  const done = receive.then(run);
  receive = done.catch(() => undefined);
  return done;
}

/** vicidial.php beside the agent API; a match pattern has no port, so the reports' origin is checked as well. */
async function agentScreenPattern(): Promise<string | undefined> {
  const { signIn } = await popupState.get();
  const { values } = await readSettings();
  if (signIn.state !== 'in' || !values.agentScreenCompanion) return undefined;
  const { address } = signIn.identity;
  const pattern = patternOf(address);
  if (!pattern || !(await isGranted(pattern))) return undefined;
  const base = address.endsWith('/') ? address : `${address}/`;
  const { pathname } = new URL(values.agentApiPath.replace(/^\//, ''), base);
  return `${pattern.slice(0, -2)}${pathname.replace(/[^/]*$/, 'vicidial.php*')}`;
}

/** Least milliseconds between two looks that a page has caused. */
const leastBetweenLooks = 2_000;

/**
 * Takes a report of the companion. False: it is not wanted here, the companion may go. The page is the
 * dialer's own, but a page all the same: it moves the state of this one agent's session and nothing else.
 */
export function agentScreenListener(session: AgentSession) {
  let looking: ReturnType<typeof setTimeout> | undefined;
  let lookedAt = 0;

  function lookIn(milliseconds: number): void {
    clearTimeout(looking);
    const now = Date.now();
    looking = setTimeout(
      () => {
        lookedAt = Date.now();
        void pollNow(session);
      },
      Math.max(milliseconds, lookedAt + leastBetweenLooks - now),
    );
  }

  async function hearReport(report: ScreenReport, asker: Sender): Promise<boolean> {
    const { tab } = asker;
    const { signIn } = await popupState.get();
    if (signIn.state !== 'in' || tab === undefined) return false;
    if (!(await isWanted(signIn.identity, report, asker))) return false;
    if (report.lists && report.campaign) {
      const choices = readLists(report.campaign, report.lists);
      await learned.update((known) => learn(known, ownerOf(signIn.identity), choices));
    }
    let look: number | undefined;
    await session.take((now) => {
      const heard = receiveReport(now.session, now.screen, report, tab, Date.now());
      look = heard.lookIn;
      return { ...now, session: heard.session, screen: heard.screen };
    });
    if (look !== undefined) lookIn(look);
    if (report.kind === 'hello') await keepTab(tab, true);
    return true;
  }

  return (report: ScreenReport, asker: Sender) => inOrder(() => hearReport(report, asker));
}

async function isWanted(identity: Identity, report: ScreenReport, asker: Sender): Promise<boolean> {
  const isDialer = asker.kind === 'page' && asker.origin === new URL(identity.address).origin;
  // The dialer compares names without regard to case.
  const isAgent = report.user.toLowerCase() === identity.agent.toLowerCase();
  return isDialer && isAgent && (await readSettings()).values.agentScreenCompanion;
}

/** What the agent screen taught, where neither the organisation nor the user has set a list of their own. */
export async function choicesFor({ signIn, session, screen }: PopupState): Promise<PopupState['choices']> {
  if (signIn.state !== 'in') return {};
  const campaign = session.campaign ?? (screen?.campaign || undefined);
  const found = recall(await learned.get(), ownerOf(signIn.identity), campaign);
  const { sources } = await readSettings();
  const unless = <K extends 'dispositions' | 'pauseCodes'>(key: K): Partial<Pick<Choices, K>> =>
    found && found[key].length > 0 && sources[key] === 'default'
      ? ({ [key]: found[key] } as Pick<Choices, K>)
      : {};
  return { ...unless('dispositions'), ...unless('pauseCodes') };
}

function ownerOf({ host, agent }: Identity): string {
  return `${host}|${agent.toLowerCase()}`;
}
