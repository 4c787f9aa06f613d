import type { CallPhase } from './call-view.ts';
import type { PopupState } from './popup-state.ts';
import { callStates, isInCall } from './state.ts';

/** The phases of a dial that is, or may become, the call on the line. */
const dialed: readonly CallPhase[] = ['sending', 'sent', 'preview', ...callStates];

type Shown = Pick<PopupState, 'session' | 'call' | 'commands'>;

/** Whether a call is on the line that was not dialed through this extension. */
export function isForeignCall({ session, call, commands }: Shown): boolean {
  if (!isInCall(session.state)) return false;
  if (call !== null && dialed.includes(call.phase)) return false;
  return !commands.some(({ kind, state }) => kind === 'dial' && (state === 'sent' || state === 'unknown'));
}

/** A call on the line that no agent dialed: inbound, or placed by the dialer for this agent. */
export function isIncoming(state: Shown): boolean {
  return (
    isForeignCall(state) &&
    state.session.state !== 'customerGone' &&
    dialedBy(state.session.callId) !== 'agent'
  );
}

/**
 * Who dialed the call with this ID: its first letter shows it (docs/vicidial/facts.md 6). `customer`: an inbound call.
 * Undefined if the ID is not known or another one.
 */
export function dialedBy(callId: string | undefined): 'agent' | 'dialer' | 'customer' | undefined {
  switch (callId?.[0]) {
    case 'M':
      return 'agent';
    case 'V':
      return 'dialer';
    case 'Y':
      return 'customer';
    default:
      return undefined;
  }
}
