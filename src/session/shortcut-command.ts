import type { CallAction } from './command.ts';
import type { PopupState } from './popup-state.ts';

type Known = Pick<PopupState, 'session' | 'controls'>;

/** The command of the shortcut that hangs up. Undefined if there is nothing to hang up, or the state is not known. */
export function hangUpNow({ session, controls }: Known): CallAction | undefined {
  return session.state === 'unknown' || controls.hangUp ? undefined : { kind: 'hangUp' };
}

/**
 * The command of the shortcut that pauses and goes ready. In a call, the pause follows the disposition
 * (docs/vicidial/facts.md 5.4). Undefined if neither is possible, or the state is not known.
 */
export function pauseOrResume({ session, controls }: Known): CallAction | undefined {
  if (session.state === 'unknown') return undefined;
  if (!controls.resume) return { kind: 'resume' };
  return controls.pause ? undefined : { kind: 'pause', code: '' };
}
