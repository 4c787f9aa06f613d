import type { CommandKind } from '../command.ts';
import { type Entry, isOpen } from '../journal.ts';

/** Commands that the agent screen may carry out early: each has an ID or is guarded by the state of the page. */
const earlyCommands: ReadonlySet<CommandKind> = new Set(['dial', 'hangUp', 'dispose', 'pause', 'resume']);
/** Commands without an ID. The page runs one twice if it reads the column again before it has cleared it. */
const commandsWithoutId: ReadonlySet<CommandKind> = new Set([
  'pauseCode',
  'tones',
  'park',
  'grab',
  'startRecording',
  'stopRecording',
]);

/**
 * Milliseconds after a command without an ID in which no tick comes early. The page reads the command within a second and its
 * next tick comes a second later: until then, it has the same time to clear the column as without this extension.
 */
export const quietMs = 2_200;

/**
 * Whether the agent screen's next tick may come early now that the dialer has accepted `entry`. `journal`: the commands of
 * the same agent. `now` in epoch milliseconds. See docs/vicidial/agent-screen-tick.md 4.
 */
export function canBringTickForward(entry: Entry, journal: readonly Entry[], now: number): boolean {
  return (
    earlyCommands.has(entry.command.kind) &&
    !journal.some(
      (each) =>
        each.owner === entry.owner &&
        commandsWithoutId.has(each.command.kind) &&
        (isUnanswered(each) || now - lastChange(each) < quietMs),
    )
  );
}

/** Its column may be written at any moment. */
function isUnanswered(entry: Entry): boolean {
  return isOpen(entry) && entry.acceptedAt === undefined;
}

function lastChange({ createdAt, sentAt = createdAt, acceptedAt = sentAt, state, settledAt }: Entry): number {
  // Without a reply, the dialer may have stored it until the request was given up.
  return state === 'unknown' ? Math.max(acceptedAt, settledAt ?? 0) : acceptedAt;
}
