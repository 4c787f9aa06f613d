import type { Command } from './command.ts';
import type { Entry } from './journal.ts';
import type { Session } from './state.ts';

/**
 * The command that is sent automatically once `entry` is confirmed. A pause code can only be set on a paused agent
 * (docs/vicidial/facts.md 5.5), so it follows the pause. After a disposition the dialer may have made the agent ready: then
 * the pause comes first.
 */
export function followUps(entry: Entry, session: Session): Command | undefined {
  const { command } = entry;
  // Not while the disposition is still open: a pause that is sent then has no effect (docs/vicidial/facts.md 5.4).
  if (session.state === 'disposition') return undefined;
  if (command.kind === 'pause' && command.code) return { kind: 'pauseCode', code: command.code };
  if (command.kind !== 'dispose' || !command.thenPause) return undefined;
  return session.state === 'paused'
    ? { kind: 'pauseCode', code: command.thenPause }
    : { kind: 'pause', code: command.thenPause };
}
