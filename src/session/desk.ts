import type { Explanation } from '../failure.ts';
import type { CallView } from '../messages/contract.ts';
import type { Command, EntryState } from './journal.ts';
import { type Session, unseen } from './state.ts';

/** Who is signed in, without the secret. */
export interface Identity {
  /** Base address of the dialer, with its path if it has one. */
  readonly address: string;
  readonly host: string;
  readonly user: string;
  readonly agent: string;
  /** A second account reads the session in full (facts.md section 10). */
  readonly seesAll: boolean;
  readonly isInsecure: boolean;
}

export type SignIn =
  | { readonly state: 'out' }
  /** The permission for the host is being asked for, or the set-up test runs. */
  | { readonly state: 'checking'; readonly identity: Identity }
  | { readonly state: 'in'; readonly identity: Identity }
  /** Did not work, or stopped working: nothing is asked of the dialer until the agent signs in again. */
  | { readonly state: 'failed'; readonly identity: Identity; readonly reason: Explanation };

/** One command as the popup shows it while it is under way, or when it went wrong. */
export interface CommandView {
  readonly id: string;
  readonly kind: Command['kind'];
  readonly state: EntryState;
  readonly reason?: Explanation;
}

/** All that the popup draws. The worker writes it, the popup reads it: there is no subscription to lose. */
export interface Desk {
  readonly signIn: SignIn;
  readonly session: Session;
  readonly call: CallView | null;
  readonly commands: readonly CommandView[];
  /** The dialer's clock minus ours, in milliseconds (facts.md section 2). */
  readonly clockSkew: number;
}

export const emptyDesk: Desk = {
  signIn: { state: 'out' },
  session: unseen,
  call: null,
  commands: [],
  clockSkew: 0,
};
