import type { OwnFailure } from '../failure.ts';
import type { Command } from './journal.ts';
import { type AgentState, isInCall } from './state.ts';

/**
 * Whether a command makes sense in this state. The dialer takes most of them at any time and keeps them for
 * later (a disposition told from idle waits for the next call, facts.md 5.2), so we are the ones who refuse.
 * An unknown state forbids nothing: then the dialer's own answer counts.
 */
export function isAllowed(kind: Command['kind'], state: AgentState): boolean {
  if (state === 'unknown') return true;
  if (state === 'loggedOut') return false;
  switch (kind) {
    case 'dial':
      return state === 'paused' || state === 'preview';
    case 'hangUp':
      return isInCall(state);
    case 'dispose':
      return state === 'disposition';
    case 'pause':
      return state !== 'paused' && state !== 'preview' && state !== 'disposition';
    case 'pauseCode':
      return state === 'paused' || state === 'disposition' || state === 'preview';
    case 'resume':
      return state === 'paused';
  }
}

/** The failure to show for a command that is not allowed; dials are left to the dialer, whose state is fresher. */
export function whyNot(kind: Command['kind'], state: AgentState): OwnFailure | undefined {
  if (kind === 'dial' || isAllowed(kind, state)) return undefined;
  return { kind: 'notNow', about: kind };
}
