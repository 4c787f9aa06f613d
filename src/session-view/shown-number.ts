import type { CallPhase } from '../messages/contract.ts';
import { maskNumber } from '../phone/numbering/mask-number.ts';
import type { PopupState } from '../session/popup-state.ts';
import { callStates, isInCall } from '../session/state.ts';

/** The phases of a dial that is the call on the line. A refused or ended dial is another number. */
const onLine: readonly CallPhase[] = ['preview', ...callStates];

/** The number of the call on the line, of the call to dispose of, or of the lead in preview. */
export function shownNumber({ session, call, isMasked }: PopupState): string | undefined {
  const isShown = isInCall(session.state) || session.state === 'disposition' || session.state === 'preview';
  if (call && onLine.includes(call.phase) && (isShown || call.phase === 'preview')) return call.formatted;
  if (call?.phase === 'ended' && session.state === 'disposition') return call.formatted;
  if (!isShown || session.phoneNumber === undefined) return undefined;
  // The worker masks the numbers of its own calls, and leaves this one as the dialer names it.
  return isMasked ? maskNumber(session.phoneNumber) : session.phoneNumber;
}
