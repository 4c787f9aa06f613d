import type { Failure } from '../failure.ts';
import type { Result } from '../result.ts';
import { isDefinite, isLoginFailure } from '../session/failure-classes.ts';

/** A number that an agent puts on a do-not-call list of the dialer, or takes off it. */
export interface DncChange {
  /** Made with the press, so that a repeated request is still one change. */
  readonly id: string;
  readonly action: 'add' | 'remove';
  /** National number, digits, as the dialer stores it. */
  readonly value: string;
  /** The number in international format. */
  readonly formatted: string;
  /** The campaign whose list it is. Empty: the list of the system. */
  readonly campaign: string;
  /** Why, in the words of the agent. The dialer keeps no reason. */
  readonly reason: string;
  /** Epoch milliseconds of the press. */
  readonly at: number;
  /** The agent. */
  readonly by: string;
  /** `pending`: the dialer has not confirmed it yet. */
  readonly state: 'pending' | 'done' | 'refused';
  /** Why it was refused, or is still pending. */
  readonly failure?: Failure;
}

/** How many settled changes are kept. A pending change is always kept. */
const mostSettled = 100;

/** The changes with a new one, the newest first. The same press, or the same change while it is pending, changes nothing. */
export function queueChange(changes: readonly DncChange[], change: DncChange): readonly DncChange[] {
  const isKnown = changes.some(
    (each) => each.id === change.id || (each.state === 'pending' && isSameChange(each, change)),
  );
  if (isKnown) return changes;
  let settled = 0;
  return [change, ...changes].filter((each) => {
    if (each.state !== 'pending') settled += 1;
    return each.state === 'pending' || settled <= mostSettled;
  });
}

function isSameChange(one: DncChange, other: DncChange): boolean {
  return one.action === other.action && one.value === other.value && one.campaign === other.campaign;
}

/**
 * The change after a reply. A number that is on the list already, or not on it, needs no change. Without a definite reply the
 * change stays pending: adding or removing a number twice has the effect of once (docs/vicidial/facts.md 7).
 */
export function settleChange(change: DncChange, reply: Result<unknown, Failure>): DncChange {
  const { failure: _before, ...rest } = change;
  if (reply.ok || isAsWanted(change, reply.error)) return { ...rest, state: 'done' };
  return { ...rest, state: isRefusal(reply.error) ? 'refused' : 'pending', failure: reply.error };
}

function isAsWanted({ action }: DncChange, failure: Failure): boolean {
  const text = failure.kind === 'refused' && 'about' in failure ? (failure.about ?? '') : '';
  return action === 'add' ? /ALREADY EXISTS/.test(text) : /DOES NOT EXIST/.test(text);
}

/** Whether the dialer will give the same reply again. A missing sign-in and a rejected login are no replies to the change. */
function isRefusal(failure: Failure): boolean {
  return isDefinite(failure) && !isLoginFailure(failure) && failure.kind !== 'notSignedIn';
}
