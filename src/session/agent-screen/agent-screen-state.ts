import type { CommandKind } from '../command.ts';
import { type Entry, openPreview } from '../journal.ts';
import { isAwaited } from '../reconcile.ts';
import { isInCall, type Session } from '../state.ts';
import { type AgentScreen, agentScreenTimeoutMs, asleep } from './agent-screen-warning.ts';

/** Whether the agent screen is open in this browser, and its loop runs. */
export function isReporting(screen: AgentScreen | null, now: number): screen is AgentScreen {
  return screen?.state === 'open' && screen.quiet <= asleep && now - screen.seenAt <= agentScreenTimeoutMs;
}

/** Whether the agent screen reports the session's state, so that the dialer need not be polled. */
export function isSource(screen: AgentScreen | null, now: number): screen is AgentScreen {
  return isReporting(screen, now) && screen.doubt === undefined;
}

/** Whether the agent works in a campaign that is dialed by hand, as its agent screen shows; false if it was not seen. */
export function isManualCampaign(screen: AgentScreen | null, { campaign }: Session): boolean {
  return screen?.isManual === true && (campaign === undefined || campaign === screen.campaign);
}

/** Commands whose effect the page's events and flags show. The effect of any other needs a poll. */
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

/** Whether no poll is needed: the screen reports the state, and no command waits that it does not show or that waits too long. */
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

/** Whether the call was answered and it is not known whether it is recorded, because the agent screen does not report that. */
export function lacksRecording(screen: AgentScreen | null, session: Session, now: number): boolean {
  const { state, recording } = session;
  return isSource(screen, now) && isInCall(state) && state !== 'ringing' && recording === undefined;
}

/** Milliseconds until the next poll while the screen reports. Then its reports have stopped. */
export const skippedPollDelay = agentScreenTimeoutMs + 1_000;
