import type { CommandKind } from '../session/command.ts';
import type { CommandView, PopupState } from '../session/popup-state.ts';

/** Whether the command is possible in the last known state. In an unknown state no command is. */
export function isAvailable({ session, controls }: PopupState, kind: CommandKind): boolean {
  return session.state !== 'unknown' && controls[kind] === undefined;
}

/** Whether the command is sent or about to be, without an outcome yet. */
export function isInFlight({ state }: CommandView): boolean {
  return state === 'new' || state === 'sent';
}
