import type { PageRequests } from '../messages/contract.ts';
import type { CompanionScripts } from '../platform/companion-scripts.ts';
import { readPlans } from '../platform/phone-metadata.ts';
import type { Handlers } from '../platform/request-router.ts';
import { canOpenFromPage, openPanel } from '../platform/side-panel.ts';
import { ok } from '../result.ts';
import { joinAgentScreen } from './agent-screen/companion-access.ts';
import type { agentScreenListener } from './agent-screen/reports.ts';
import { handlersOnDemand } from './handlers-on-demand.ts';
import type { Delivering } from './results/deliver-results.ts';
import type { AgentSession } from './session/agent-session.ts';
import { countryFor } from './session/check-command.ts';
import { dialFromPage } from './session/dial-number.ts';
import { callOf, isFromSite, runPageCallAction } from './session/page-commands.ts';
import { pollIfDue, surfaceSeen } from './session/poll-timer.ts';
import { pageSettingsFor } from './sites/page-settings.ts';
import type { RegisteredSites } from './sites/register-content-scripts.ts';
import { showSession } from './surfaces.ts';

/** The parts of the worker that the handlers of requests use. */
export interface MessageParts {
  readonly session: AgentSession;
  readonly sites: RegisteredSites;
  readonly screens: CompanionScripts;
  readonly results: Delivering & {
    /** The page of an integrated site was loaded in this tab. */
    readonly welcomePage: (tab: number, origin: string) => Promise<void>;
  };
}

/** The handlers of the requests that content scripts may send. The router has already checked the input (messages/page-schemas.ts). */
export function pageHandlers({ session, sites, screens, results }: MessageParts): Handlers<PageRequests> {
  let listener: ReturnType<typeof agentScreenListener> | undefined;

  async function receiveReport(...[report, sender]: Parameters<typeof listener & {}>): Promise<boolean> {
    const { agentScreenListener } = await import('./agent-screen/reports.ts');
    listener ??= agentScreenListener(session);
    return listener(report, sender);
  }

  return {
    ...handlersOnDemand(['leadHint'], async () => (await import('./leads/lead-handlers.ts')).leadHandlers),
    ...handlersOnDemand(['undoTeaching'], async () =>
      (await import('./sites/site-handlers.ts')).siteHandlers(sites),
    ),

    dial: (input, sender) => dialFromPage(session, input, sender),

    async hello(_input, sender) {
      if (!(await isFromSite(sender)))
        return ok({ country: await countryFor(sender.tabUrl ?? sender.origin), call: null });
      const page = await pageSettingsFor(sender.tabUrl ?? sender.origin);
      const { tab, origin } = sender;
      if (page.isIntegrated && tab !== undefined) void results.welcomePage(tab, origin);
      return ok({ ...page, call: await callOf(sender) });
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
    async agentScreen(report, sender) {
      return ok(await receiveReport(report, sender));
    },
  };
}
