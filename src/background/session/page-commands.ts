import { type Explanation, explain } from '../../failure.ts';
import type { PageRequests } from '../../messages/contract.ts';
import { journal } from '../../platform/database.ts';
import type { Sender } from '../../platform/request-router.ts';
import { popupState } from '../../platform/stored-state.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type CallView, callView, viewOf } from '../../session/call-view.ts';
import { canBeOnLine, type Entry, isOnLine, isVisibleTo, ownerOf } from '../../session/journal.ts';
import type { Session } from '../../session/state.ts';
import type { Settings } from '../../settings/catalog.ts';
import { isEnabledSite } from '../sites/site-access.ts';
import type { AgentSession } from './agent-session.ts';

/*
 * The commands of a CRM page and its view of a call. A content script is not trusted: it reaches the call
 * that began on a page of its own origin, in the session that is signed in now, and as long as that call is on the line.
 */

/** Frame and tab must both be enabled: an advertisement within a CRM page is not the CRM. */
export async function isFromSite({ kind, origin, tabUrl }: Sender, settings?: Settings): Promise<boolean> {
  if (kind !== 'page' || tabUrl === undefined) return false;
  const [frame, tab] = await Promise.all([isEnabledSite(origin, settings), isEnabledSite(tabUrl, settings)]);
  return frame && tab;
}

/** The call that the pages of the sender's origin may show now, or null. */
export async function callOf({ origin }: Sender): Promise<CallView | null> {
  const now = await popupState.get();
  if (now.signIn.state === 'out') return null;
  const owner = ownerOf(now.signIn.identity);
  const entries = (await journal.recent()).filter((entry) => entry.owner === owner);
  return callView(entries, now, Date.now(), origin);
}

/** A dial as its page may see it. Another origin learns only that a dial is pending. */
export async function callViewFor(entry: Entry, { origin }: Sender): Promise<Result<CallView, Explanation>> {
  if (!isVisibleTo(entry, origin)) return fail(explain({ kind: 'dialPending' }));
  const view = viewOf(entry, await popupState.get());
  return view ? ok(view) : fail(explain({ kind: 'lost' }));
}

/** How old the last poll may be when a page acts on its call, in milliseconds. */
const freshMs = 2_000;

/**
 * Runs an action of a page on its own call. The session is polled first, unless that was just done: the call may be over
 * and another one on the line. At any sign of another call nothing is sent.
 */
export async function runPageCallAction(
  session: Pick<AgentSession, 'command' | 'poll'>,
  { id, call, action }: PageRequests['callAction']['input'],
  sender: Sender,
): Promise<Result<CallView, Explanation>> {
  const { signIn } = await popupState.get();
  const entry = await journal.find(call);
  const isTheirs =
    entry !== undefined &&
    isVisibleTo(entry, sender.origin) &&
    signIn.state === 'in' &&
    entry.owner === ownerOf(signIn.identity);
  if (!entry || !isTheirs || !(await isFromSite(sender))) return fail(explain({ kind: 'siteNotEnabled' }));
  if (!isOnLine(entry)) return callViewFor(entry, sender);
  const seen = await freshSession(session);
  const current = (await journal.find(call)) ?? entry;
  if (seen.seenAt < Date.now() - freshMs) return fail(explain(seen.failure ?? { kind: 'lost' }));
  if (!isOnLine(current)) return callViewFor(current, sender);
  if (!canBeOnLine(current, seen)) return fail(explain({ kind: 'callOver' }));
  const done = await session.command(id, action);
  return done.ok ? callViewFor(current, sender) : fail(explain(done.error));
}

/** The session as it was seen within the last `freshMs`, if the dialer could be polled. */
async function freshSession(session: Pick<AgentSession, 'poll'>): Promise<Session> {
  const known = (await popupState.get()).session;
  if (known.seenAt >= Date.now() - freshMs) return known;
  await session.poll();
  return (await popupState.get()).session;
}
