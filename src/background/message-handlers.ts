import { type Explanation, explain, type Failure } from '../failure.ts';
import type { DialRequest } from '../messages/contract.ts';
import { parseTypedNumber } from '../phone/dialing/parse-input.ts';
import { journal } from '../platform/database.ts';
import { giveUpPermission, patternOf } from '../platform/permissions.ts';
import { readPlans } from '../platform/phone-metadata.ts';
import type { Handlers, Sender } from '../platform/request-router.ts';
import { popupState } from '../platform/stored-state.ts';
import { openPopup } from '../platform/toolbar-button.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Entry, ownerOf } from '../session/journal.ts';
import { recentCall } from '../session/recent-calls.ts';
import { agentScreenListener } from './agent-screen/reports.ts';
import { unlock } from './auth/kept-sign-in.ts';
import { continueSignIn, denyPermission, signIn, signOut } from './auth/sign-in.ts';
import { askDialer } from './dialer/client.ts';
import { testConnection } from './dialer/test-connection.ts';
import { readSettings } from './effective-settings.ts';
import type { AgentSession } from './session/agent-session.ts';
import { checkAction, checkDial, countryFor, type RequestedDial } from './session/check-command.ts';
import { loadContext } from './session/command-context.ts';
import { pruneJournal } from './session/journal-pruning.ts';
import { callOf, callViewFor, isFromSite, runPageCallAction } from './session/page-commands.ts';
import { pollAfresh, pollIfDue, pollNow, schedulePoll, surfaceSeen } from './session/poll-timer.ts';
import { publish } from './session/publish.ts';
import { pageSettingsFor } from './sites/page-settings.ts';
import { type RegisteredSites, registerContentScripts } from './sites/register-content-scripts.ts';
import { addSite, removeSite } from './sites/site-access.ts';

type Reply<T> = Result<T, Explanation>;
type DialledFrom = Pick<RequestedDial, 'origin' | 'tab' | 'page'>;

/** What the worker answers. Who may ask what is checked before (messages/schemas.ts). */
export function messageHandlers({
  session,
  sites,
}: {
  session: AgentSession;
  sites: RegisteredSites;
}): Handlers {
  async function dial(request: DialRequest, from: DialledFrom, asker?: Sender): Promise<Reply<Entry>> {
    const known = await loadContext();
    // Judging changes nothing, so it need not wait until it is known who asks.
    const [isAllowed, judged] = await Promise.all([
      asker === undefined || isFromSite(asker, known.settings),
      checkDial({ ...request, ...from, preview: request.preview ?? false }, known.settings),
    ]);
    if (!isAllowed) return fail(explain({ kind: 'siteNotEnabled' }));
    if (!judged.ok) return explained(judged);
    const entry = await session.command(
      request.id,
      judged.value.command,
      judged.value.ask || request.confirm === true,
      known,
    );
    if (entry.ok && entry.value.state === 'asking') await openPopup();
    return explained(entry);
  }

  const receiveReport = agentScreenListener(session);

  return {
    async hello(_input, asker) {
      if (!(await isFromSite(asker)))
        return ok({ country: await countryFor(asker.tabUrl ?? asker.origin), call: null });
      return ok({ ...(await pageSettingsFor(asker.tabUrl ?? asker.origin)), call: await callOf(asker) });
    },

    async plans() {
      return ok(await readPlans());
    },

    async status(_input, asker) {
      if (!(await isFromSite(asker))) return ok(null);
      surfaceSeen();
      await pollIfDue(session);
      return ok(await callOf(asker));
    },

    async dial(input, asker) {
      const from = {
        origin: asker.origin,
        ...(asker.tab === undefined ? {} : { tab: asker.tab }),
        ...(asker.tabUrl === undefined ? {} : { page: asker.tabUrl }),
      };
      const entry = await dial(input, from, asker);
      return entry.ok ? callViewFor(entry.value, asker) : entry;
    },

    callAction: (input, asker) => runPageCallAction(session, input, asker),

    async agentScreen(report, asker) {
      return ok(await receiveReport(report, asker));
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

    async dialTyped({ shown, ...request }) {
      const typed = parseTypedNumber(shown, await countryFor());
      if (!typed.ok) return explained(typed);
      const entry = await dial({ ...request, shown, ...typed.value }, {});
      return entry.ok ? ok(null) : entry;
    },

    async command({ id, command }) {
      const judged = await checkAction(command);
      return settled(judged.ok ? await session.command(id, judged.value) : judged);
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
      return ok(dials.flatMap((entry) => recentCall(entry, values.maskNumbers) ?? []));
    },
    async redial({ id, call }) {
      const known = await journal.find(call);
      if (known?.command.kind !== 'dial') return fail(explain({ kind: 'lost' }));
      const { number, formatted, ext } = known.command;
      const entry = await dial({ id, number, shown: formatted, ...(ext === undefined ? {} : { ext }) }, {});
      return entry.ok ? ok(null) : entry;
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

    async enableSite({ pattern }) {
      const added = await addSite(pattern);
      await registerContentScripts(sites);
      return settled(added);
    },
    async disableSite({ pattern }) {
      const removed = await removeSite(pattern);
      if (removed.ok && !(await isDialer(pattern))) await giveUpPermission(pattern);
      await registerContentScripts(sites);
      return settled(removed);
    },
  };
}

/** The permission for the dialer's host stays as long as somebody is signed in there. */
async function isDialer(pattern: string): Promise<boolean> {
  const { signIn: now } = await popupState.get();
  return now.state !== 'out' && patternOf(now.identity.address) === pattern;
}

function explained<T>(result: Result<T, Failure>): Reply<T> {
  return result.ok ? result : fail(explain(result.error));
}

function settled(result: Result<unknown, Failure>): Reply<null> {
  return result.ok ? ok(null) : fail(explain(result.error));
}
