import companion from '../content/agent-screen/companion.ts?script&iife';
import pageWorld from '../content/agent-screen/page-world.ts?script&iife';
import contentScript from '../content/main.ts?script&iife';
import type { Failure } from '../failure.ts';
import { onAlarm } from '../platform/alarms.ts';
import { onNotificationClicked } from '../platform/browser-notifications.ts';
import {
  onDialMenu,
  onDoNotCallMenu,
  onNumbersMenu,
  onPanelMenu,
  onSiteMenu,
  onTeachingMenu,
} from '../platform/context-menu-clicks.ts';
import { journal } from '../platform/database.ts';
import { onStart } from '../platform/extension-context.ts';
import { onIdleState } from '../platform/idle.ts';
import { onPermissionsChanged } from '../platform/permissions.ts';
import { handleRequests } from '../platform/request-router.ts';
import { onShortcut } from '../platform/shortcuts.ts';
import { openPanel } from '../platform/side-panel.ts';
import { closeLocalStorage, onManagedChanged } from '../platform/storage.ts';
import { effective, popupState } from '../platform/stored-state.ts';
import { supervisorState } from '../platform/stored-supervisor.ts';
import { onTabClosed } from '../platform/tabs.ts';
import { onButtonPressed } from '../platform/toolbar-button.ts';
import { userSettings } from '../platform/user-settings.ts';
import { hasReceiver } from '../settings/values/results-receiver.ts';
import { followAgentScreen, onSignInChanged } from './agent-screen/companion-access.ts';
import { withTickForward } from './agent-screen/tick-forward.ts';
import {
  batchAlarm,
  deliveryAlarm,
  dncAlarm,
  idleAlarm,
  importAlarm,
  pendingAlarm,
  policyAlarm,
  screenAlarm,
  supervisorIdleAlarm,
} from './alarm-names.ts';
import { callbackAlarm, scheduleReminder } from './callbacks/follow-callbacks.ts';
import { askDialer } from './dialer/client.ts';
import { readSettings, updateEffectiveSettings } from './effective-settings.ts';
import { followNotifications } from './notifications/follow-notifications.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { type MessageParts, pageHandlers } from './page-handlers.ts';
import { noteReceivedCalls } from './results/received-calls.ts';
import { agentSession } from './session/agent-session.ts';
import { loadContext } from './session/command-context.ts';
import { logCalls } from './session/log-calls.ts';
import { pollPlan, pollSoon, schedulePoll } from './session/poll-timer.ts';
import { publish } from './session/publish.ts';
import { sendCommand } from './session/send-command.ts';
import { notifyPages } from './sites/page-settings.ts';
import { offerSurfaces, showSession } from './surfaces.ts';

/*
 * Creates the parts of the worker and connects them. Every listener is registered here synchronously: the browser delivers
 * the event that started the worker only to those. Code that no click needs is imported when it is first needed, because a
 * stopped worker starts the slower the larger its script is (docs/speed.md).
 */
const autoLock = () => import('./auth/auto-lock.ts');
const keptLogin = () => import('./auth/restore-login.ts');
const signIn = () => import('./auth/sign-in.ts');
const keptSupervisor = () => import('./supervisor/kept-supervisor.ts');
const results = () => import('./results/follow-results.ts');

/** Milliseconds from the start of a worker to its read of the policy, so that the event that started it comes first. */
const policyReadDelayMs = 1_000;

const session = agentSession({
  journal,
  popupState,
  loadContext,
  askDialer,
  sendCommand: withTickForward(sendCommand),
  changed: publishAndSchedule,
  scheduleWake: pollSoon,
  loginFailed: stopAll,
});
const sites = { script: contentScript };
const screens = { companion, pageWorld };
const followScreen = () => void followAgentScreen(screens);

/** What follows from the published state. Apart from publishing, because a command waits for that before it is answered. */
const followPublished = oneAtATime(async () => {
  // First, because the agent waits for the record.
  const received = await noteReceivedCalls();
  if (received.length > 0) await (await import('./results/pop-screen.ts')).popScreen(received);
  await scheduleReminder();
  await followNotifications();
  await logCalls();
  const { values } = await readSettings();
  if (values.pageEventOrigins.length > 0) await (await results()).sendPageEvents();
  if (hasReceiver(values) && (await (await results()).noteResults(received))) void deliverResults();
});

const parts: MessageParts = {
  session,
  sites,
  screens,
  results: {
    deliver: deliverResults,
    retryAll: async () => (await results()).retryAll(),
    welcomePage: async (tab, origin) => (await results()).welcomePage(tab, origin),
  },
};

handleRequests(pageHandlers(parts), async () => (await import('./own-handlers.ts')).ownHandlers(parts));
onAlarm(deliveryAlarm, () => void deliverResults());
onAlarm(pollPlan.alarm, () => void session.poll());
onPermissionsChanged(() => {
  void registerContentScripts();
  followScreen();
  void deliverResults();
  void signIn().then(async ({ continueAfterPrompt }) => {
    const hasEnded = await continueAfterPrompt();
    await session.poll();
    if (hasEnded) await showSession();
  });
});
onAlarm(pendingAlarm, () => {
  void signIn()
    .then(({ continueSignIn }) => continueSignIn())
    .then(() => publishAndSchedule());
});
onManagedChanged(followNow);
onAlarm(policyAlarm, followNow);
userSettings.watch(() => void updateEffectiveSettings());
effective.watch(() => {
  void registerContentScripts().then(notifyPages);
  void reviewKeptLogin().then(() => publishAndSchedule());
  void reviewKeptSupervisor();
  void offerSiteMenu();
  void offerSurfaces();
  followScreen();
  void deliverResults();
});
onIdleState((state) => {
  void autoLock()
    .then(({ handleIdleState }) => handleIdleState(state))
    .then(publishIfChanged);
});
onAlarm(screenAlarm, () => void followNotifications());
onNotificationClicked((id) => {
  void import('./notifications/show-notifications.ts').then(({ openNotification }) => openNotification(id));
});
onAlarm(callbackAlarm, () => void publishAndSchedule());
onAlarm(idleAlarm, () => {
  void autoLock()
    .then(({ checkIdle }) => checkIdle())
    .then(publishIfChanged);
});
onIdleState((state) => void keptSupervisor().then(({ lockIdleSupervisor }) => lockIdleSupervisor(state)));
onAlarm(supervisorIdleAlarm, () => {
  void keptSupervisor().then(({ checkIdleSupervisor }) => checkIdleSupervisor());
});
onAlarm(dncAlarm, () => void sendDncChanges());
supervisorState.watch(({ signIn }) => {
  if (signIn.state === 'in') void sendDncChanges();
});
onAlarm(batchAlarm, () => {
  void import('./supervisor/run-batch.ts').then(({ runBatches }) => runBatches());
});
onAlarm(importAlarm, () => void runImport());
onSiteMenu((pattern) => {
  void import('./sites/change-sites.ts').then(({ addSite }) => addSite(pattern)).then(registerContentScripts);
});
onTeachingMenu((click) => {
  void import('./sites/teaching.ts').then(({ teachFromMenu }) => teachFromMenu(click));
});
onPanelMenu((tab) => void openPanel(tab));
onDoNotCallMenu((text, tab) => {
  const stored = import('./leads/do-not-call-menu.ts').then(({ openDoNotCall }) => openDoNotCall(text));
  void showAfter(stored, tab);
});
onNumbersMenu((click) => {
  void import('./leads/add-numbers-menu.ts').then(({ addNumbersFromMenu }) => addNumbersFromMenu(click));
});
onDialMenu((text, tab) => {
  const stored = import('./session/offer-number.ts').then(({ offerNumber }) => offerNumber(text));
  void showAfter(stored, tab);
});
onButtonPressed((tab) => void openPanel(tab));
onShortcut((shortcut, tab) => {
  if (shortcut === 'open-panel') void openPanel(tab);
  else
    void import('./session/run-shortcut.ts').then(({ runShortcut }) =>
      runShortcut(session, shortcut, tab, showSession),
    );
});
onSignInChanged(followScreen);
onTabClosed((tab) => {
  void import('./agent-screen/reports.ts').then(({ tabClosed }) => tabClosed(session, tab));
});
void closeLocalStorage();
// Before the event that started the worker arrives, because a click waits for the database. Whoever needs it opens it again after a failure.
journal.open().catch(() => undefined);
// The policy may have changed while no worker was running.
void effective.get().then((stored) => setTimeout(followNow, stored ? policyReadDelayMs : 0));
onStart(() => {
  void import('./sites/register-content-scripts.ts').then(({ reinject }) => reinject(sites));
  followScreen();
  void offerSiteMenu();
  void offerSurfaces();
  void reviewKeptLogin().then(() => session.poll());
  void reviewKeptSupervisor();
  void import('./session/journal-pruning.ts').then(({ pruneJournal }) => pruneJournal());
  void logCalls();
  void deliverResults();
  void sendDncChanges();
  void runImport();
});

/** Opens the panel, or else the popup once `stored` has settled. Call it in the click itself: the panel needs that. */
async function showAfter(stored: Promise<void>, tab: number | undefined): Promise<void> {
  const opened = openPanel(tab);
  await stored;
  if (!(await opened)) await showSession();
}

function followNow(): void {
  void import('./policy/policy.ts').then(({ followPolicy }) =>
    followPolicy(async () => void (await updateEffectiveSettings())),
  );
}

async function publishIfChanged(isOther: boolean): Promise<void> {
  if (isOther) await publishAndSchedule();
}

async function publishAndSchedule(change?: Parameters<typeof publish>[0]): Promise<void> {
  await publish(change);
  await schedulePoll(session);
  void followPublished();
}

async function registerContentScripts(): Promise<void> {
  await (await import('./sites/register-content-scripts.ts')).registerContentScripts(sites);
}

async function offerSiteMenu(): Promise<void> {
  await (await import('./sites/site-menu.ts')).offerSiteMenu();
}

async function deliverResults(): Promise<void> {
  await (await results()).deliver();
}

async function sendDncChanges(): Promise<void> {
  await (await import('./leads/send-dnc-changes.ts')).sendDncChanges();
}

async function runImport(): Promise<void> {
  await (await import('./leads/import/run-import.ts')).runImport();
}

async function reviewKeptLogin(): Promise<boolean> {
  return (await keptLogin()).reviewKeptLogin();
}

async function reviewKeptSupervisor(): Promise<void> {
  await (await keptSupervisor()).reviewKeptSupervisor();
}

async function stopAll(failure: Failure): Promise<void> {
  await (await signIn()).loginFailed(failure);
  await publishAndSchedule();
}
