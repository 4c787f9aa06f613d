import companion from '../content/agent-screen/companion.ts?script&iife';
import pageWorld from '../content/agent-screen/page-world.ts?script&iife';
import contentScript from '../content/main.ts?script&iife';
import { onAlarm, scheduleAlarm } from '../platform/alarms.ts';
import { onNotificationClicked } from '../platform/browser-notifications.ts';
import {
  onDialMenu,
  onDoNotCallMenu,
  onPanelMenu,
  onSiteMenu,
  onTeachingMenu,
} from '../platform/context-menu.ts';
import { deviceValue, journal } from '../platform/database.ts';
import { onStart } from '../platform/extension-context.ts';
import { onIdleState } from '../platform/idle.ts';
import { isGranted, onPermissionsChanged, patternOf } from '../platform/permissions.ts';
import { handleRequests } from '../platform/request-router.ts';
import { resultsOutbox } from '../platform/results-database.ts';
import { onShortcut } from '../platform/shortcuts.ts';
import { openPanel } from '../platform/side-panel.ts';
import { closeLocalStorage, onManagedChanged } from '../platform/storage.ts';
import { effective, popupState } from '../platform/stored-state.ts';
import { supervisorState } from '../platform/stored-supervisor.ts';
import { notify, onTabClosed } from '../platform/tabs.ts';
import { onButtonPressed } from '../platform/toolbar-button.ts';
import { userSettings } from '../platform/user-settings.ts';
import type { KnownCall } from '../results/result-event.ts';
import { followAgentScreen, onSignInChanged } from './agent-screen/companion-access.ts';
import { tabClosed } from './agent-screen/reports.ts';
import { withTickForward } from './agent-screen/tick-forward.ts';
import { checkIdle, handleIdleState, idleAlarm } from './auth/auto-lock.ts';
import { reviewKeptLogin } from './auth/restore-login.ts';
import { continueAfterPrompt, continueSignIn, loginFailed, pendingAlarm } from './auth/sign-in.ts';
import { callbackAlarm, scheduleReminder } from './callbacks/follow-callbacks.ts';
import { askDialer } from './dialer/client.ts';
import { readSettings, updateEffectiveSettings } from './effective-settings.ts';
import { openDoNotCall } from './leads/do-not-call-menu.ts';
import { importAlarm, runImport } from './leads/import/run-import.ts';
import { dncAlarm, sendDncChanges } from './leads/send-dnc-changes.ts';
import { messageHandlers } from './message-handlers.ts';
import { openNotification, screenAlarm, updateNotifications } from './notifications/show-notifications.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { followPolicy, policyAlarm } from './policy/policy.ts';
import { resultsDelivery } from './results/deliver-results.ts';
import { popScreen } from './results/pop-screen.ts';
import { noteReceivedCalls } from './results/received-calls.ts';
import { recordResults } from './results/record-results.ts';
import { pageEvents } from './results/send-page-events.ts';
import { sign } from './results/signing-key.ts';
import { statusNames } from './results/status-names.ts';
import { agentSession } from './session/agent-session.ts';
import { loadContext } from './session/command-context.ts';
import { pruneJournal } from './session/journal-pruning.ts';
import { logCalls } from './session/log-calls.ts';
import { offerNumber } from './session/offer-number.ts';
import { pollPlan, pollSoon, schedulePoll } from './session/poll-timer.ts';
import { publish } from './session/publish.ts';
import { runShortcut } from './session/run-shortcut.ts';
import { sendCommand } from './session/send-command.ts';
import { notifyPages } from './sites/page-settings.ts';
import { registerContentScripts, reinject } from './sites/register-content-scripts.ts';
import { addSite } from './sites/site-access.ts';
import { offerSiteMenu } from './sites/site-menu.ts';
import { teachFromMenu } from './sites/teaching.ts';
import {
  checkIdleSupervisor,
  lockIdleSupervisor,
  reviewKeptSupervisor,
  supervisorIdleAlarm,
} from './supervisor/kept-supervisor.ts';
import { batchAlarm, runBatches } from './supervisor/run-batch.ts';
import { offerSurfaces, showSession } from './surfaces.ts';

/*
 * Creates the parts of the worker and connects them. Every listener is registered here synchronously: the browser delivers
 * the event that started the worker only to those.
 */
const deliveryAlarm = 'results delivery';

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

const results = resultsDelivery({
  outbox: resultsOutbox,
  receiver: async () => {
    const { resultsUrl, resultsFormat, resultsForm, resultsHeaders } = (await readSettings()).values;
    return { address: resultsUrl, format: resultsFormat, form: resultsForm, headers: resultsHeaders };
  },
  isAllowed: async (address) => {
    const pattern = patternOf(address);
    return pattern !== undefined && isGranted(pattern);
  },
  isOnline: () => navigator.onLine,
  sign,
  scheduleNext: scheduleDelivery,
});
const noteResults = recordResults({
  journal,
  outbox: resultsOutbox,
  readSettings: async () => (await readSettings()).values,
  statusNames,
});

const sendPageEvents = pageEvents({
  journal,
  known: deviceValue('pageEventCalls', (raw): raw is readonly KnownCall[] => Array.isArray(raw)),
  readSettings: async () => (await readSettings()).values,
  send: async ({ tab, ...event }) => void (await notify(tab, { notice: 'callEvent', ...event })),
});

/** What follows from the published state. Apart from publishing, because a command waits for that before it is answered. */
const followPublished = oneAtATime(async () => {
  // First, because the agent waits for the record.
  const received = await noteReceivedCalls();
  await popScreen(received);
  await scheduleReminder();
  await updateNotifications();
  await logCalls();
  await sendPageEvents();
  if (await noteResults(received)) void results.deliver();
});

handleRequests(messageHandlers({ session, sites, screens, results }));
onAlarm(deliveryAlarm, () => void results.deliver());
onAlarm(pollPlan.alarm, () => void session.poll());
onPermissionsChanged(() => {
  void registerContentScripts(sites);
  followScreen();
  void results.deliver();
  void continueAfterPrompt().then(async (hasEnded) => {
    await session.poll();
    if (hasEnded) await showSession();
  });
});
onAlarm(pendingAlarm, () => void continueSignIn().then(() => publishAndSchedule()));
onManagedChanged(followNow);
onAlarm(policyAlarm, followNow);
userSettings.watch(() => void updateEffectiveSettings());
effective.watch(() => {
  void registerContentScripts(sites).then(notifyPages);
  void reviewKeptLogin().then(() => publishAndSchedule());
  void reviewKeptSupervisor();
  void offerSiteMenu();
  void offerSurfaces();
  followScreen();
  void results.deliver();
});
onIdleState((state) => void handleIdleState(state).then(publishIfChanged));
onAlarm(screenAlarm, () => void updateNotifications());
onNotificationClicked((id) => void openNotification(id));
onAlarm(callbackAlarm, () => void publishAndSchedule());
onAlarm(idleAlarm, () => void checkIdle().then(publishIfChanged));
onIdleState((state) => void lockIdleSupervisor(state));
onAlarm(supervisorIdleAlarm, () => void checkIdleSupervisor());
onAlarm(dncAlarm, () => void sendDncChanges());
supervisorState.watch(({ signIn }) => {
  if (signIn.state === 'in') void sendDncChanges();
});
onAlarm(batchAlarm, () => void runBatches());
onAlarm(importAlarm, () => void runImport());
onSiteMenu((pattern) => void addSite(pattern).then(() => registerContentScripts(sites)));
onTeachingMenu((click) => void teachFromMenu(click));
onPanelMenu((tab) => void openPanel(tab));
onDoNotCallMenu((text, tab) => void showAfter(openDoNotCall(text), tab));
onDialMenu((text, tab) => void showAfter(offerNumber(text), tab));
onButtonPressed((tab) => void openPanel(tab));
onShortcut((shortcut, tab) => {
  void (shortcut === 'open-panel' ? openPanel(tab) : runShortcut(session, shortcut, tab, showSession));
});
onSignInChanged(followScreen);
onTabClosed((tab) => void tabClosed(session, tab));
void closeLocalStorage();
// The policy may have changed while no worker was running.
followNow();
onStart(() => {
  void reinject(sites);
  followScreen();
  void offerSiteMenu();
  void offerSurfaces();
  void reviewKeptLogin().then(() => session.poll());
  void reviewKeptSupervisor();
  void pruneJournal();
  void logCalls();
  void results.deliver();
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
  void followPolicy(async () => void (await updateEffectiveSettings()));
}

async function publishIfChanged(isOther: boolean): Promise<void> {
  if (isOther) await publishAndSchedule();
}

async function publishAndSchedule(change?: Parameters<typeof publish>[0]): Promise<void> {
  await publish(change);
  await schedulePoll(session);
  void followPublished();
}

/** A short wait is a timer too, because an alarm takes 30 seconds at least. */
function scheduleDelivery(milliseconds: number): void {
  scheduleAlarm(deliveryAlarm, milliseconds);
  setTimeout(() => void results.deliver(), milliseconds);
}

async function stopAll(failure: Parameters<typeof loginFailed>[0]): Promise<void> {
  await loginFailed(failure);
  await publishAndSchedule();
}
