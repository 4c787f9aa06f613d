import companion from '../content/agent-screen/companion.ts?script&iife';
import pageWorld from '../content/agent-screen/page-world.ts?script&iife';
import contentScript from '../content/main.ts?script&iife';
import { onTabClosed } from '../platform/agent-screen-scripts.ts';
import { onAlarm } from '../platform/alarms.ts';
import { onSiteMenu } from '../platform/context-menu.ts';
import { onStart } from '../platform/extension-context.ts';
import { onDeskState } from '../platform/idle.ts';
import { onManagedChanged } from '../platform/managed.ts';
import { onPermissionsChanged } from '../platform/permissions.ts';
import { receive } from '../platform/receive.ts';
import { effective, userSettings } from '../platform/settings-store.ts';
import { closeToPages } from '../platform/stored-value.ts';
import { followAgentScreen, onSignInChanged, tabClosed } from './agent-screen/reports.ts';
import { deskState, leftDeskAlarm, lookAtDesk, reviewKeptSignIn } from './auth/kept-sign-in.ts';
import { continueSignIn, loginFailed } from './auth/sign-in.ts';
import { settleSettings } from './effective-settings.ts';
import { answers } from './message-handlers.ts';
import { followPolicy, policyAlarm } from './policy/policy.ts';
import { agentSession } from './session/agent-session.ts';
import { forgetOldEntries } from './session/journal-pruning.ts';
import { arm, lookLater, watch } from './session/poll-timer.ts';
import { draw } from './session/publish.ts';
import { tellPages } from './sites/page-settings.ts';
import { linkSites, reinject } from './sites/register-content-scripts.ts';
import { addSite } from './sites/site-access.ts';
import { offerSiteMenu } from './sites/site-menu.ts';

/*
 * What exists in the worker and what each part needs. Every listener is registered here, in the first turn:
 * the event that woke the worker is delivered only to those.
 */
const session = agentSession({ changed: drawAndPlan, arm, loginFailed: stopAll });
const sites = { script: contentScript };
const followScreen = () => void followAgentScreen({ companion, pageWorld });

receive(answers({ session, sites }));
onAlarm(watch.alarm, () => void session.look());
onPermissionsChanged(() => {
  void linkSites(sites);
  followScreen();
  void continueSignIn().then(() => session.look());
});
onManagedChanged(followNow);
onAlarm(policyAlarm, followNow);
userSettings.watch(() => void settleSettings());
effective.watch(() => {
  void linkSites(sites).then(tellPages);
  void reviewKeptSignIn().then(drawIf);
  void offerSiteMenu();
  followScreen();
});
onDeskState((state) => void deskState(state).then(drawIf));
onAlarm(leftDeskAlarm, () => void lookAtDesk().then(drawIf));
onSiteMenu((pattern) => void addSite(pattern).then(() => linkSites(sites)));
onSignInChanged(followScreen);
onTabClosed((tab) => void tabClosed(session, tab));
void closeToPages();
// The browser may have learnt of a policy while there was no worker to tell.
followNow();
onStart(() => {
  void reinject(sites);
  followScreen();
  void offerSiteMenu();
  void reviewKeptSignIn().then(() => session.look());
  void forgetOldEntries();
});

function followNow(): void {
  void followPolicy(async () => void (await settleSettings()));
}

async function drawIf(isOther: boolean): Promise<void> {
  if (isOther) await drawAndPlan();
}

async function drawAndPlan(change?: Parameters<typeof draw>[0]): Promise<void> {
  await draw(change);
  await lookLater(session);
}

async function stopAll(failure: Parameters<typeof loginFailed>[0]): Promise<void> {
  await loginFailed(failure);
  await drawAndPlan();
}
