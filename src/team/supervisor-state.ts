import type { SignIn } from '../session/popup-state.ts';
import type { SupervisorRights } from './supervisor-rights.ts';

/** The sign-in of the supervisor, without the secret. The worker writes it, and team page and options read it. */
export interface SupervisorState {
  readonly signIn: SignIn;
  /** Null before the first check. */
  readonly rights: SupervisorRights | null;
}

export const emptySupervisorState: SupervisorState = { signIn: { state: 'out' }, rights: null };
