import type { DispositionChoice } from './command.ts';
import type { Entry } from './journal.ts';

/** The agent's commands among `later`, oldest first, before the agent's next call. */
export function commandsOfCall(owner: string, later: readonly Entry[]): readonly Entry[] {
  const own = later.filter((entry) => entry.owner === owner);
  const next = own.findIndex((entry) => entry.command.kind === 'dial' && entry.calledAt !== undefined);
  return next < 0 ? own : own.slice(0, next);
}

/** The disposition that the dialer has of a call, by its commands. */
export function storedDisposition(commands: readonly Entry[]): DispositionChoice | undefined {
  const set = commands.findLast(({ command, state }) => command.kind === 'dispose' && state === 'confirmed');
  return set?.command.kind === 'dispose' ? set.command : undefined;
}
