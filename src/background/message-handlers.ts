import { type Explanation, explain, type Failure } from '../failure.ts';
import type { DialRequest } from '../messages/contract.ts';
import type { CompanionScripts } from '../platform/content-scripts.ts';
import { journal } from '../platform/database.ts';
import { patternOf, removePermission } from '../platform/permissions.ts';
import { readPlans } from '../platform/phone-metadata.ts';
import type { Handlers, Sender } from '../platform/request-router.ts';
import { canOpenFromPage, openPanel } from '../platform/side-panel.ts';
import { popupState } from '../platform/stored-state.ts';
import { supervisorState } from '../platform/stored-supervisor.ts';
import { openPage } from '../platform/tabs.ts';
import { fail, ok, type Result } from '../result.ts';
import { withoutCallback } from '../session/callback/callbacks.ts';
import { type Entry, ownerOf } from '../session/journal.ts';
import { recentCall } from '../session/recent-calls.ts';
import { joinAgentScreen } from './agent-screen/companion-access.ts';
import { agentScreenListener } from './agent-screen/reports.ts';
import { unlock } from './auth/restore-login.ts';
import { continueSignIn, denyPermission, signIn, signOut } from './auth/sign-in.ts';
import { storedCallbacks } from './callbacks/stored-callbacks.ts';
import { askDialer } from './dialer/client.ts';
import { testConnection } from './dialer/test-connection.ts';
import { readSettings } from './effective-settings.ts';
import { noteDncDisposition, statusOf } from './leads/change-dnc.ts';
import { type CheckedDial, checkNumber, forgetAnswers } from './leads/dial-checks.ts';
import { leadHandlers } from './leads/lead-handlers.ts';
import type { Delivering } from './results/deliver-results.ts';
import { countSigningSecrets, deleteOldSigningSecret, setSigningSecret } from './results/signing-key.ts';
import type { AgentSession } from './session/agent-session.ts';
import {
  checkAction,
  checkDial,
  countryFor,
  numberReader,
  type RequestedDial,
} from './session/check-command.ts';
import { loadContext } from './session/command-context.ts';
import { pruneJournal } from './session/journal-pruning.ts';
import { callOf, callViewFor, isFromSite, runPageCallAction } from './session/page-commands.ts';
import { pollAfresh, pollIfDue, pollNow, schedulePoll, surfaceSeen } from './session/poll-timer.ts';
import { publish } from './session/publish.ts';
import { notifyPages, pageSettingsFor } from './sites/page-settings.ts';
import { type RegisteredSites, registerContentScripts } from './sites/register-content-scripts.ts';
import { addSite, removeSite } from './sites/site-access.ts';
import { teach, undoTeaching } from './sites/teaching.ts';
import { supervisorHandlers } from './supervisor/supervisor-handlers.ts';
import { showSession } from './surfaces.ts';

type Reply<T> = Result<T, Explanation>;
type DialOrigin = Pick<RequestedDial, 'origin' | 'tab' | 'page' | 'title' | 'leadId'>;

/** The handlers of all requests. The router has already checked whether the sender may send each (messages/schemas.ts). */
export function messageHandlers({
  session,
  sites,
  screens,
  results,
}: {
  session: AgentSession;
  sites: RegisteredSites;
  screens: CompanionScripts;
  results: Delivering;
}): Handlers {
  async function dial(request: DialRequest, from: DialOrigin, sender?: Sender): Promise<Reply<Entry>> {
    const known = await loadContext();
    // The check of the number has no side effects, so it runs in parallel with the check of the sender.
    const [isAllowed, checked] = await Promise.all([
      sender === undefined || isFromSite(sender, known.settings),
      checkDial({ ...request, ...from, preview: request.preview ?? false }, known.settings),
    ]);
    if (!isAllowed) return fail(explain({ kind: 'siteNotEnabled' }));
    if (!checked.ok) return explained(checked);
    const isChecked = known.settings.numberChecks.length > 0;
    const { command, verdict, concern }: CheckedDial = isChecked
      ? await checkNumber(checked.value.command, known)
      : { command: checked.value.command, verdict: 'allow' };
    if (verdict === 'block' && concern)
      return explained(await session.refuse(request.id, command, concern, known));
    const ask = checked.value.ask || request.confirm === true || verdict === 'confirm';
    const entry = await session.command(request.id, command, ask, known);
    if (isChecked) void forgetAnswers(command);
    if (entry.ok && entry.value.state === 'asking') await showSession();
    return explained(entry);
  }

  const receiveReport = agentScreenListener(session);

  return {
    ...supervisorHandlers,
    ...leadHandlers,

    async hello(_input, sender) {
      if (!(await isFromSite(sender)))
        return ok({ country: await countryFor(sender.tabUrl ?? sender.origin), call: null });
      return ok({ ...(await pageSettingsFor(sender.tabUrl ?? sender.origin)), call: await callOf(sender) });
    },

    async plans() {
      return ok(await readPlans());
    },

    async status(_input, sender) {
      if (!(await isFromSite(sender))) return ok(null);
      surfaceSeen();
      await pollIfDue(session);
      return ok(await callOf(sender));
    },

    async dial({ opensPanel, ...input }, sender) {
      // Before anything is awaited: only then does the browser count it as part of the click.
      if (opensPanel) void openPanel(sender.tab);
      const from = {
        origin: sender.origin,
        ...(sender.tab === undefined ? {} : { tab: sender.tab }),
        ...(sender.tabUrl === undefined ? {} : { page: sender.tabUrl }),
        ...(sender.tabTitle === undefined ? {} : { title: sender.tabTitle }),
      };
      const entry = await dial(input, from, sender);
      return entry.ok ? callViewFor(entry.value, sender) : entry;
    },

    callAction: (input, sender) => runPageCallAction(session, input, sender),

    async openSession(_input, { tab }) {
      // Before anything is awaited: only then does the browser count it as part of the click.
      const isInPanel = canOpenFromPage && (await openPanel(tab));
      if (!isInPanel) await showSession();
      return ok(null);
    },

    async joinAgentScreen(_input, sender) {
      return ok(await joinAgentScreen(sender, screens));
    },
    async undoTeaching(_input, { kind, tab }) {
      // A page reaches only what was taught on its own tab.
      if (kind === 'page' && tab === undefined) return fail(explain({ kind: 'lost' }));
      const undone = await undoTeaching(kind === 'page' ? tab : undefined);
      if (undone.ok) await notifyPages();
      return settled(undone);
    },

    async agentScreen(report, sender) {
      return ok(await receiveReport(report, sender));
    },

    async signIn(form) {
      const done = await signIn(form);
      await Promise.all([pollNow(session), pruneJournal()]);
      return settled(done);
    },
    async permissionDenied() {
      const done = await denyPermission();
      await publish();
      return settled(done);
    },
    async unlock({ passphrase }) {
      const done = await unlock(passphrase);
      await pollNow(session);
      return settled(done);
    },
    async signOut() {
      await session.dismissAll();
      await signOut();
      await publish();
      await schedulePoll(session);
      return ok(null);
    },

    async poll({ now }) {
      surfaceSeen();
      await continueSignIn();
      await (now ? pollAfresh(session) : pollIfDue(session));
      return ok(null);
    },

    async dialTyped({ shown, leadId, ...request }) {
      const read = await numberReader();
      const typed = read(shown);
      if (!typed.ok) return explained(typed);
      const chosen = leadId === undefined ? {} : { leadId };
      const entry = await dial({ ...request, shown, ...typed.value }, chosen);
      return entry.ok ? ok(null) : entry;
    },

    async command({ id, command }) {
      // In parallel, so that the command does not wait for it.
      const [checked, before] = await Promise.all([
        checkAction(command),
        statusOf(command) === undefined ? undefined : popupState.get(),
      ]);
      const entry = checked.ok ? await session.command(id, checked.value) : checked;
      if (entry.ok && before && entry.value.state !== 'refused') void noteDncDisposition(id, command, before);
      return settled(entry);
    },
    async queueCount() {
      const { signIn: who } = await popupState.get();
      if (who.state !== 'in') return fail(explain({ kind: 'notSignedIn' }));
      const { agent } = who.identity;
      const counted = explained(
        await askDialer('calls_in_queue_count', { agent_user: agent, value: 'DISPLAY' }),
      );
      return counted.ok ? ok(counted.value.count) : counted;
    },
    async recentCalls() {
      const { values } = await readSettings();
      const { signIn: who } = await popupState.get();
      if (who.state !== 'in' || values.disabledFeatures.includes('recentCalls')) return ok([]);
      const dials = await journal.dials(ownerOf(who.identity), values.historyLength);
      const recent = await journal.recent();
      return ok(dials.flatMap((entry) => recentCall(entry, values.maskNumbers, recent) ?? []));
    },
    async redial({ id, call }) {
      const known = await journal.find(call);
      if (known?.command.kind !== 'dial') return fail(explain({ kind: 'lost' }));
      const { number, formatted, ext } = known.command;
      const entry = await dial({ id, number, shown: formatted, ...(ext === undefined ? {} : { ext }) }, {});
      return entry.ok ? ok(null) : entry;
    },

    async openRecord({ callback }) {
      const page = (await storedCallbacks.get())?.find(({ id }) => id === callback)?.page;
      if (page === undefined) return fail(explain({ kind: 'lost' }));
      await openPage(page);
      return ok(null);
    },
    async dialCallback({ id, callback }) {
      const known = (await storedCallbacks.get())?.find((each) => each.id === callback);
      if (!known) return fail(explain({ kind: 'lost' }));
      const { number, formatted, page, title } = known;
      const record = {
        ...(page === undefined ? {} : { page }),
        ...(title === undefined ? {} : { title }),
      };
      const entry = await dial({ id, number, shown: formatted }, record);
      return entry.ok ? ok(null) : entry;
    },
    async removeCallback({ callback }) {
      await storedCallbacks.update((all) => withoutCallback(all ?? [], callback, Date.now()));
      await publish();
      return ok(null);
    },

    async confirmDial({ id }) {
      return settled(await session.confirm(id));
    },
    async dismiss({ id }) {
      await session.dismiss(id);
      return ok(null);
    },

    async settings() {
      return ok(await readSettings());
    },
    async testConnection() {
      return explained(await testConnection());
    },

    async teach({ tab, url, isPhone, wordPlace }) {
      const taught = await teach({ tab, url }, isPhone, wordPlace);
      // The popup checks the number again once it has the reply.
      if (taught.ok) await notifyPages();
      return settled(taught);
    },
    async setResultsSecret({ secret }) {
      const done = await setSigningSecret(secret);
      if (done.ok) void results.deliver();
      return settled(done);
    },
    async countResultsSecrets() {
      return ok(await countSigningSecrets());
    },
    async deleteOldResultsSecret() {
      await deleteOldSigningSecret();
      return ok(null);
    },
    async retryResults() {
      await results.retryAll();
      return ok(null);
    },
    async enableSite({ pattern }) {
      const added = await addSite(pattern);
      await registerContentScripts(sites);
      return settled(added);
    },
    async disableSite({ pattern }) {
      const removed = await removeSite(pattern);
      if (removed.ok && !(await isDialer(pattern))) await removePermission(pattern);
      await registerContentScripts(sites);
      return settled(removed);
    },
  };
}

/** The permission for a dialer's host stays while the agent or the supervisor is signed in there. */
async function isDialer(pattern: string): Promise<boolean> {
  const states = await Promise.all([popupState.get(), supervisorState.get()]);
  return states.some(({ signIn: now }) => now.state !== 'out' && patternOf(now.identity.address) === pattern);
}

function explained<T>(result: Result<T, Failure>): Reply<T> {
  return result.ok ? result : fail(explain(result.error));
}

function settled(result: Result<unknown, Failure>): Reply<null> {
  return result.ok ? ok(null) : fail(explain(result.error));
}
