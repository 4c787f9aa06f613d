import type { CommandKind } from '../command.ts';
import { type Entry, openPreview } from '../journal.ts';
import { isAwaited } from '../reconcile.ts';
import type { Session } from '../state.ts';
import { type AgentScreen, agentScreenTimeoutMs, asleep } from './agent-screen-warning.ts';

/** The agent screen tells the session's state by itself: nobody has to ask the dialer. */
export function isSource(screen: AgentScreen | null, now: number): screen is AgentScreen {
  return (
    screen?.state === 'open' &&
    screen.doubt === undefined &&
    screen.quiet <= asleep &&
    now - screen.seenAt <= agentScreenTimeoutMs
  );
}

/** What the page's events and flags show to have happened; of anything else only a look at the dialer can tell. */
const shownCommands: ReadonlySet<CommandKind> = new Set([
  'dial',
  'hangUp',
  'dispose',
  'pause',
  'resume',
  'park',
  'grab',
  'logOut',
]);

/** Nobody has to ask the dialer while the screen tells, unless a command waits that it does not tell of, or too long. */
export function isPollSkipped(
  screen: AgentScreen | null,
  session: Session,
  journal: readonly Entry[],
  now: number,
): boolean {
  if (!isSource(screen, now) || openPreview(journal)) return false;
  return !journal.some(
    (entry) =>
      isAwaited(entry, session, now) &&
      (!shownCommands.has(entry.command.kind) || now - (entry.sentAt ?? entry.createdAt) > asleep),
  );
}

/** Milliseconds after which the dialer is asked although a screen told enough: it has fallen silent then. */
export const skippedPollDelay = agentScreenTimeoutMs + 1_000;
