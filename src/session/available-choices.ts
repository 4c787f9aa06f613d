import type { CommandKind } from './command.ts';
import type { Controls, UnavailableReason } from './controls.ts';

/** Whether a command is offered. A command that never works for this agent is not shown. */
export function isOffered(why: UnavailableReason | undefined): boolean {
  return why !== 'switchedOff' && why !== 'remoteAgent';
}

/** Of two opposite commands, those that are available now. If neither is, the first one, to show the reason. */
export function pairOf<K extends CommandKind>(controls: Controls, first: K, second: K): K[] {
  const possible = [first, second].filter((kind) => !controls[kind]);
  if (possible.length > 0) return possible;
  return isOffered(controls[first]) ? [first] : [];
}
