import { explain } from '../failure.ts';
import type { OwnRequests } from '../messages/requests.ts';
import { journal } from '../platform/database.ts';
import type { Handlers } from '../platform/request-router.ts';
import { popupState } from '../platform/stored-state.ts';
import { openPage } from '../platform/tabs.ts';
import { fail, ok } from '../result.ts';
import { withoutCallback } from '../session/callback/callbacks.ts';
import { type CallAction, dispositionOf } from '../session/command.ts';
import { ownerOf } from '../session/journal.ts';
import type { PopupState } from '../session/popup-state.ts';
import { recentCall } from '../session/recent-calls.ts';
import { storedCallbacks } from './callbacks/stored-callbacks.ts';
import { askDialer } from './dialer/client.ts';
import { readSettings } from './effective-settings.ts';
import { explained, settled } from './explained-reply.ts';
import { handlersOnDemand } from './handlers-on-demand.ts';
import { importRequests } from './leads/import/import-requests.ts';
import { leadRequests } from './leads/lead-requests.ts';
import type { MessageParts } from './page-handlers.ts';
import { checkAction } from './session/check-command.ts';
import { dialHandlers } from './session/dial-handlers.ts';
import { pollAfresh, pollIfDue, pollNow, schedulePoll, surfaceSeen } from './session/poll-timer.ts';
import { publish } from './session/publish.ts';
import { siteRequests } from './sites/site-requests.ts';
import { supervisorRequests } from './supervisor/supervisor-requests.ts';

/** The handlers of the requests that only pages of the extension send. The router has already checked the sender. */
export function ownHandlers({ session, sites, results }: MessageParts): Handlers<OwnRequests> {
  return {
    ...handlersOnDemand(
      supervisorRequests,
      async () => (await import('./supervisor/supervisor-handlers.ts')).supervisorHandlers,
    ),
    ...handlersOnDemand(leadRequests, async () => (await import('./leads/lead-handlers.ts')).leadHandlers),
    ...handlersOnDemand(siteRequests, async () =>
      (await import('./sites/site-handlers.ts')).siteHandlers(sites),
    ),
    ...handlersOnDemand(
      ['runFunction'],
      async () => (await import('./console/run-function.ts')).consoleHandlers,
    ),
    ...handlersOnDemand(
      importRequests,
      async () => (await import('./leads/import/import-handlers.ts')).importHandlers,
    ),
    ...dialHandlers(session),

    async signIn(form) {
      const [{ signIn }, { pruneJournal }] = await Promise.all([
        import('./auth/sign-in.ts'),
        import('./session/journal-pruning.ts'),
      ]);
      const done = await signIn(form);
      await Promise.all([pollNow(session), pruneJournal()]);
      return settled(done);
    },
    async permissionDenied() {
      const { denyPermission } = await import('./auth/sign-in.ts');
      const done = await denyPermission();
      await publish();
      return settled(done);
    },
    async unlock({ passphrase }) {
      const { unlock } = await import('./auth/restore-login.ts');
      const done = await unlock(passphrase);
      await pollNow(session);
      return settled(done);
    },
    async signOut() {
      const { signOut } = await import('./auth/sign-in.ts');
      await session.dismissAll();
      await signOut();
      await publish();
      await schedulePoll(session);
      return ok(null);
    },

    async poll({ now }) {
      surfaceSeen();
      if ((await popupState.get()).signIn.state === 'checking')
        await (await import('./auth/sign-in.ts')).continueSignIn();
      await (now ? pollAfresh(session) : pollIfDue(session));
      return ok(null);
    },

    async command({ id, command }) {
      // In parallel, so that the command does not wait for it.
      const [checked, before] = await Promise.all([
        checkAction(command),
        dispositionOf(command) === undefined ? undefined : popupState.get(),
      ]);
      const entry = checked.ok ? await session.command(id, checked.value) : checked;
      if (entry.ok && before && entry.value.state !== 'refused') void noteDisposition(id, command, before);
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
    async openRecord({ callback }) {
      const page = (await storedCallbacks.get())?.find(({ id }) => id === callback)?.page;
      if (page === undefined) return fail(explain({ kind: 'gone' }));
      await openPage(page);
      return ok(null);
    },
    async chooseRecord(chosen) {
      const { chooseRecord } = await import('./results/open-record.ts');
      return chooseRecord(chosen);
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
      const { testConnection } = await import('./dialer/test-connection.ts');
      return explained(await testConnection());
    },

    async setResultsSecret({ secret }) {
      const { setSigningSecret } = await import('./results/signing-key.ts');
      const done = await setSigningSecret(secret);
      if (done.ok) void results.deliver();
      return settled(done);
    },
    async countResultsSecrets() {
      const { countSigningSecrets } = await import('./results/signing-key.ts');
      return ok(await countSigningSecrets());
    },
    async deleteOldResultsSecret() {
      const { deleteOldSigningSecret } = await import('./results/signing-key.ts');
      await deleteOldSigningSecret();
      return ok(null);
    },
    async deliverResults() {
      void results.deliver();
      return ok(null);
    },
    async retryResults() {
      await results.retryAll();
      return ok(null);
    },
  };
}

/** A disposition that means do not call also puts the number of the call on a list. `before`: the state at the press. */
async function noteDisposition(id: string, command: CallAction, before: PopupState): Promise<void> {
  const status = dispositionOf(command);
  if (status === undefined || !(await readSettings()).values.dncStatuses.includes(status)) return;
  const { noteDncDisposition } = await import('./leads/change-dnc.ts');
  await noteDncDisposition(id, command, before);
}
