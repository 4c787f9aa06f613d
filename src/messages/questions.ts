import type { Explanation } from '../failure.ts';
import type { Result } from '../result.ts';
import type { CallAction } from '../session/command.ts';
import type { Effective } from '../settings/effective.ts';
import type { DialRequest, PageRequests } from './contract.ts';

type Done = Result<null, Explanation>;

/** One call of the past, as the list of recent calls shows it. */
export interface RecentCall {
  readonly id: string;
  /** As people read it; most of its digits are hidden where the organisation wants that. */
  readonly number: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly outcome: 'called' | 'refused' | 'unknown' | 'open';
  /** Milliseconds that the call was seen to last. */
  readonly lasted?: number;
}

export interface SignInForm {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly agent: string;
  /** A second account with the level to read the session in full (facts.md section 10); both or none. */
  readonly statusUser: string;
  readonly statusPassword: string;
  /** The agent was told that the connection is not encrypted, and wants it all the same. */
  readonly insecure: boolean;
  /** How long the login is kept, where the organisation leaves that to the agent. */
  readonly keep: 'session' | 'device' | 'passphrase';
  /** Empty unless it is kept under one. */
  readonly passphrase: string;
}

/** A dialer that answered. */
export interface Reached {
  readonly host: string;
  readonly version: string;
  readonly build: string;
}

/** Questions that only the extension's own pages may ask. */
export interface OwnRequests {
  signIn: { input: SignInForm; reply: Done };
  /** The permission for the dialer was not given: the sign-in that waits for it ends. */
  permissionDenied: { input: Record<string, never>; reply: Done };
  /** Opens the login that is kept on this device. */
  unlock: { input: { readonly passphrase: string }; reply: Done };
  signOut: { input: Record<string, never>; reply: Done };
  /** Look at the session, if it is due; the reply comes when the stored session is fresh. */
  look: { input: { readonly now: boolean }; reply: Done };
  dialTyped: { input: Omit<DialRequest, 'number' | 'records'>; reply: Done };
  /** Anything an agent does to the session but dial. The same id is the same click, and at most one request. */
  command: { input: { readonly id: string; readonly command: CallAction }; reply: Done };
  /** Calls that wait in the agent's in-groups, asked of the dialer now. */
  queueCount: { input: Record<string, never>; reply: Result<number, Explanation> };
  /** The latest dials, latest first. */
  recentCalls: { input: Record<string, never>; reply: readonly RecentCall[] };
  /** Dials the number of a recent call again; `call` is that one's id. */
  redial: { input: { readonly id: string; readonly call: string }; reply: Done };
  /** The settings in force, for a surface that finds none stored. */
  settings: { input: Record<string, never>; reply: Effective };
  /** Asks the dialer its version, with no login in it. */
  testConnection: { input: Record<string, never>; reply: Result<Reached, Explanation> };
  /** Link numbers on the pages of this origin pattern, once its permission is there. */
  enableSite: { input: { readonly pattern: string }; reply: Done };
  disableSite: { input: { readonly pattern: string }; reply: Done };
  /** The agent said yes to an unusual number. */
  confirmDial: { input: { readonly id: string }; reply: Done };
  /** The agent has read about an outcome that is not known; the journal entry is put away. */
  dismiss: { input: { readonly id: string }; reply: Done };
}

export type Requests = PageRequests & OwnRequests;
