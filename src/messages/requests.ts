import type { ImportRow } from '../leads/import/import-row.ts';
import type { ImportChange, ImportTarget } from '../leads/import/lead-import.ts';
import type { LeadFields } from '../leads/lead-draft.ts';
import type { StoredNumber } from '../leads/stored-forms.ts';
import type { WordPlace } from '../phone/find/taught-rules.ts';
import type { CallAction } from '../session/command.ts';
import type { RecentCall } from '../session/recent-calls.ts';
import type { Effective } from '../settings/effective.ts';
import type { ListenMode, StartedMode } from '../team/listening.ts';
import type { TeamAction } from '../team/team-action.ts';
import type { ShownStatistics } from '../team/team-statistics.ts';
import type { Endpoint } from '../vicidial/functions.ts';
import type { DialRequest, PageRequests } from './contract.ts';

export type { RecentCall };

/** One request to the dialer that a page of the extension has encoded. The worker adds the login. */
export interface DialerRequest {
  readonly endpoint: Endpoint;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A number that an agent puts on a do-not-call list. */
export interface DncRequest {
  readonly id: string;
  readonly shown: string;
  readonly list: 'systemDnc' | 'campaignDnc';
  readonly reason: string;
}

/** The dialer's reply, already without secrets. */
export interface DialerReply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface SignInForm {
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly agent: string;
  /** A second account that may read the session in full (docs/vicidial/facts.md 10); both or none. */
  readonly statusUser: string;
  readonly statusPassword: string;
  /** The agent accepted that the connection is not encrypted. */
  readonly insecure: boolean;
  /** How long the login is kept, where the organization leaves that to the agent. */
  readonly keep: 'session' | 'device' | 'passphrase';
  /** Empty unless the login is kept under a passphrase. */
  readonly passphrase: string;
}

/** The account of a supervisor: level 7 or higher, used for the team page beside the agent's account. */
export type SupervisorForm = Pick<SignInForm, 'address' | 'user' | 'password' | 'insecure' | 'passphrase'>;

/** The lead on the screen of an agent of the team. Empty texts: there is none. */
export interface AgentCall {
  /** Masked if the settings mask numbers. */
  readonly number: string;
  readonly leadId: string;
  readonly vendorCode: string;
}

/** How a supervisor listens in. `agent` is an ID of the list of the team, and `phone` a login of a phone at the dialer. */
export interface ListenForm {
  readonly agent: string;
  readonly mode: ListenMode;
  readonly phone: string;
}

/** A dialer that replied to the connection test. */
export interface Reached {
  readonly host: string;
  readonly version: string;
  readonly build: string;
}

/** Requests that only the extension's own pages may send. Each can fail with an `Explanation`. */
export interface OwnRequests {
  signIn: { input: SignInForm; reply: null };
  /** The agent did not grant the permission for the dialer: the sign-in that waits for it ends. */
  permissionDenied: { input: Record<string, never>; reply: null };
  /** Decrypts the login that is kept on this device. */
  unlock: { input: { readonly passphrase: string }; reply: null };
  signOut: { input: Record<string, never>; reply: null };
  /** Polls the session if a poll is due, or `now`. The reply comes when the stored session is fresh. */
  poll: { input: { readonly now: boolean }; reply: null };
  dialTyped: {
    /** `leadId`: the lead that the agent chose for this number. `recordId`: that of the number in the CRM, as a table has it. */
    input: Omit<DialRequest, 'number' | 'opensPanel' | 'records'> & {
      readonly leadId?: string;
      readonly recordId?: string;
    };
    reply: null;
  };
  /** Any command except a dial. The same id is the same click, and at most one request to the dialer. */
  command: { input: { readonly id: string; readonly command: CallAction }; reply: null };
  /** The number of calls that wait in the agent's in-groups now. */
  queueCount: { input: Record<string, never>; reply: number };
  /** The latest dials, latest first. */
  recentCalls: { input: Record<string, never>; reply: readonly RecentCall[] };
  /** Dials the number of a recent call again; `call` is the id of that call. */
  redial: { input: { readonly id: string; readonly call: string }; reply: null };
  /** Opens the page of a callback's record, or activates its tab. `callback` is an id of the popup state. */
  openRecord: { input: { readonly callback: string }; reply: null };
  /** Opens the record that the agent chose for a received call. `call` and `lead` are ids of the stored choice. */
  chooseRecord: { input: { readonly call: string; readonly lead: string }; reply: null };
  /** Dials the number of a callback. */
  dialCallback: { input: { readonly id: string; readonly callback: string }; reply: null };
  /** Removes a callback from the list of this device. The dialer keeps its own. */
  removeCallback: { input: { readonly callback: string }; reply: null };
  /** The settings in force, for a surface that finds none in storage. */
  settings: { input: Record<string, never>; reply: Effective };
  /** Requests the dialer's version without a login. */
  testConnection: { input: Record<string, never>; reply: Reached };
  /** Links numbers on the pages of this origin pattern. Its permission must be granted. */
  enableSite: { input: { readonly pattern: string }; reply: null };
  /** Learns that the digits at these words of the tab's site are phone numbers, or are none. The person confirmed it. */
  teach: {
    input: {
      readonly tab: number;
      readonly url: string;
      readonly isPhone: boolean;
      readonly wordPlace: WordPlace;
    };
    reply: null;
  };
  /** Keeps the secret with which results are signed, and the one before it; an empty text deletes both. */
  setResultsSecret: { input: { readonly secret: string }; reply: null };
  /** How many secrets sign the results: 2 while one is being replaced. */
  countResultsSecrets: { input: Record<string, never>; reply: number };
  deleteOldResultsSecret: { input: Record<string, never>; reply: null };
  /** Sends what was queued for the receiver by a page. */
  deliverResults: { input: Record<string, never>; reply: null };
  /** Sends every result that waits or was given up again at once. */
  retryResults: { input: Record<string, never>; reply: null };
  disableSite: { input: { readonly pattern: string }; reply: null };
  /** The agent confirmed an unusual number. */
  confirmDial: { input: { readonly id: string }; reply: null };
  /** The agent has read the notice of a command; its journal entry is no longer shown. */
  dismiss: { input: { readonly id: string }; reply: null };
  /** Signs in the supervisor. The page has requested the permission for the host. */
  signInSupervisor: { input: SupervisorForm; reply: null };
  unlockSupervisor: { input: { readonly passphrase: string }; reply: null };
  signOutSupervisor: { input: Record<string, never>; reply: null };
  /** Checks again what the account of the supervisor may do. */
  checkRights: { input: Record<string, never>; reply: null };
  /** Asks the dialer for the team if that is due. All team pages share the requests. */
  refreshTeam: { input: { readonly isVisible: boolean }; reply: null };
  /** Rings the phone of the supervisor and connects it with the call of an agent. The reply is how the dialer connects it. */
  listenIn: { input: ListenForm; reply: StartedMode };
  /** The statistics of today. The dialer is asked at most once a minute, and all team pages share its reply. */
  teamStatistics: { input: Record<string, never>; reply: ShownStatistics };
  /** The call of one agent of the team. The list of the team has no numbers. */
  agentCall: { input: { readonly user: string }; reply: AgentCall };
  /** Begins an action on these agents (IDs of the list of the team). The same id is the same press, and one batch. */
  startTeamAction: {
    input: {
      readonly id: string;
      readonly action: TeamAction;
      readonly agents: readonly string[];
      /** Why the supervisor does it; may be empty unless the settings require it. */
      readonly reason: string;
    };
    reply: null;
  };
  /** Sends one request with the account of the supervisor, if the settings allow its function. */
  askAsSupervisor: { input: DialerRequest; reply: DialerReply };
  /** Sends one request of the API console with the account of its API, if the settings allow its function. */
  runFunction: { input: DialerRequest; reply: DialerReply };
  /** Queues a number for a do-not-call list. The same id is the same press. */
  addToDnc: { input: DncRequest; reply: null };
  /** Takes a number off the list to which this change has added it. */
  removeFromDnc: { input: { readonly id: string; readonly change: string }; reply: null };
  /** Sends the pending and the refused changes of do-not-call lists again. */
  retryDncChanges: { input: Record<string, never>; reply: null };
  /** Writes these fields of the lead that is on the agent screen. None may be empty. */
  saveLead: { input: { readonly leadId: string; readonly fields: LeadFields }; reply: null };
  /** A typed number in the parts in which the dialer stores it. */
  readNumber: { input: { readonly shown: string }; reply: StoredNumber };
  /** Adds these rows to a list of the dialer. The same id is the same press, and one import. */
  startLeadImport: {
    input: { readonly id: string; readonly target: ImportTarget; readonly rows: readonly ImportRow[] };
    reply: null;
  };
  changeLeadImport: { input: { readonly id: string; readonly change: ImportChange }; reply: null };
  /** Continues a running import sooner than the alarm, after a stop of the worker. */
  runLeadImport: { input: Record<string, never>; reply: null };
  /** Ends an open action: nothing more is sent. */
  stopTeamAction: { input: { readonly id: string }; reply: null };
}

export type Requests = PageRequests & OwnRequests;
