import type { Dial } from '../../src/session/command.ts';
import { emptyPopupState, type Identity, type PopupState } from '../../src/session/popup-state.ts';
import { type AgentState, type Session, unseen } from '../../src/session/state.ts';

/** An agent who signed in with an account that does not see all of the session. */
export const identity: Identity = {
  address: 'https://dialer.example/',
  host: 'dialer.example',
  user: 'api',
  agent: '1000',
  seesAll: false,
  isInsecure: false,
};

/** What the popup shows to this agent; `more` replaces parts of it. */
export function signedIn(more: Partial<PopupState> = {}): PopupState {
  return { ...emptyPopupState, signIn: { state: 'in', identity }, ...more };
}

/** A session in this state. Times are in milliseconds; nothing else is known about it unless `more` says so. */
export function sessionIn(state: AgentState, more: Partial<Session> = {}): Session {
  return { ...unseen, state, ...more };
}

/** A click on a US number in international form. */
export function dialTo(number: string, more: Partial<Dial> = {}): Dial {
  return {
    kind: 'dial',
    number,
    formatted: number,
    phoneCode: '1',
    value: number.slice(2),
    preview: false,
    ...more,
  };
}
