import type { CommandKind } from '../session/command.ts';
import type { CommandView, PopupState } from '../session/popup-state.ts';

/** The command makes sense in the state that was seen. In an unknown state nothing is shown as possible. */
export function isAvailable({ session, controls }: PopupState, kind: CommandKind): boolean {
  return session.state !== 'unknown' && controls[kind] === undefined;
}

/** Sent or about to be, and without an outcome yet. */
export function isInFlight({ state }: CommandView): boolean {
  return state === 'new' || state === 'sent';
}
