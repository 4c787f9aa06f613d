import type { CommandKind } from './command.ts';
import type { Controls, UnavailableReason } from './controls.ts';

/** What will never work for this agent is not there at all. */
export function isOffered(why: UnavailableReason | undefined): boolean {
  return why !== 'switchedOff' && why !== 'remoteAgent';
}

/** Of two that undo each other, those that can work now; where neither can, the first one says why. */
export function pairOf<K extends CommandKind>(controls: Controls, first: K, second: K): K[] {
  const possible = [first, second].filter((kind) => !controls[kind]);
  if (possible.length > 0) return possible;
  return isOffered(controls[first]) ? [first] : [];
}
