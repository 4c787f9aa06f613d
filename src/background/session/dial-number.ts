import { type Explanation, explain } from '../../failure.ts';
import type { DialRequest } from '../../messages/contract.ts';
import { loadPlanOf } from '../../platform/phone-metadata.ts';
import type { Sender } from '../../platform/request-router.ts';
import { openPanel } from '../../platform/side-panel.ts';
import { fail, type Result } from '../../result.ts';
import type { CallView } from '../../session/call-view.ts';
import type { Entry } from '../../session/journal.ts';
import { type ExplainedReply, explained } from '../explained-reply.ts';
import type { CheckedDial } from '../leads/dial-checks.ts';
import { showSession } from '../surfaces.ts';
import type { AgentSession } from './agent-session.ts';
import { checkDial, type RequestedDial } from './check-command.ts';
import { loadContext } from './command-context.ts';
import { callViewFor, isFromSite } from './page-commands.ts';

type DialOrigin = Pick<RequestedDial, 'origin' | 'tab' | 'page' | 'title' | 'leadId'>;

/** Checks the sender and the number, then journals and sends the dial. A dial that must be confirmed opens the session view. */
export async function dialNumber(
  session: AgentSession,
  request: DialRequest,
  from: DialOrigin,
  sender?: Sender,
): Promise<ExplainedReply<Entry>> {
  // The plans are read at the same time, because a click that starts the worker waits for both.
  const [known] = await Promise.all([loadContext(), loadPlanOf(request.number)]);
  // The check of the number has no side effects, so it runs in parallel with the check of the sender.
  const [isAllowed, checked] = await Promise.all([
    sender === undefined || isFromSite(sender, known.settings),
    checkDial({ ...request, ...from, preview: request.preview ?? false }, known.settings),
  ]);
  if (!isAllowed) return fail(explain({ kind: 'siteNotEnabled' }));
  if (!checked.ok) return explained(checked);
  const checks = known.settings.numberChecks.length > 0 ? await import('../leads/dial-checks.ts') : undefined;
  const { command, verdict, concern }: CheckedDial = checks
    ? await checks.checkNumber(checked.value, known)
    : { command: checked.value, verdict: 'allow' };
  if (verdict === 'block' && concern)
    return explained(await session.refuse(request.id, command, concern, known));
  const ask = checked.value.concern !== undefined || verdict === 'confirm';
  const entry = await session.command(request.id, command, ask, known);
  if (checks) void checks.forgetAnswers(command);
  if (entry.ok && entry.value.state === 'asking') await showSession();
  return explained(entry);
}

/** A click on a page. */
export async function dialFromPage(
  session: AgentSession,
  { opensPanel, ...input }: DialRequest,
  sender: Sender,
): Promise<Result<CallView, Explanation>> {
  // Before anything is awaited: only then does the browser count it as part of the click.
  if (opensPanel) void openPanel(sender.tab);
  const from = {
    origin: sender.origin,
    ...(sender.tab === undefined ? {} : { tab: sender.tab }),
    ...(sender.tabUrl === undefined ? {} : { page: sender.tabUrl }),
    ...(sender.tabTitle === undefined ? {} : { title: sender.tabTitle }),
  };
  const entry = await dialNumber(session, input, from, sender);
  return entry.ok ? callViewFor(entry.value, sender) : entry;
}
