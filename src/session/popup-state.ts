import type { Explanation } from '../failure.ts';
import type { AgentScreen } from './agent-screen/agent-screen-warning.ts';
import type { Choices } from './agent-screen/choices-by-campaign.ts';
import type { CallView } from './call-view.ts';
import type { CallbackView } from './callback/callbacks.ts';
import type { CommandKind } from './command.ts';
import type { Controls } from './controls.ts';
import type { EntryState } from './journal.ts';
import type { PauseRequest } from './pause-request.ts';
import type { RecordingPause } from './recording-pause.ts';
import { type Session, unseen } from './state.ts';

/** Who is signed in, without the secret. */
export interface Identity {
  /** Base address of the dialer, with its path if it has one. */
  readonly address: string;
  readonly host: string;
  readonly user: string;
  readonly agent: string;
  /** A second account reads the session in full (docs/vicidial/facts.md 10). */
  readonly seesAll: boolean;
  /** Name of that second account; its failed logins count too. */
  readonly statusUser?: string;
  readonly isInsecure: boolean;
}

export type SignIn =
  | { readonly state: 'out' }
  /** The permission for the host is requested, or the set-up test runs. */
  | { readonly state: 'checking'; readonly identity: Identity }
  | { readonly state: 'in'; readonly identity: Identity }
  /** The login is kept on this device, and the agent must type its passphrase. */
  | { readonly state: 'locked'; readonly identity: Identity }
  /** The login failed. No request is sent to the dialer until the agent signs in again. */
  | { readonly state: 'failed'; readonly identity: Identity; readonly reason: Explanation };

/** One command as the popup shows it while it is open or after it failed. */
export interface CommandView {
  readonly id: string;
  readonly kind: CommandKind;
  readonly state: EntryState;
  /** Of a hang-up: the status that is set after it. */
  readonly disposition?: string;
  readonly reason?: Explanation;
}

/** Everything that the popup shows. The worker writes it to storage and the popup reads it there. */
export interface PopupState {
  readonly signIn: SignIn;
  readonly session: Session;
  readonly call: CallView | null;
  readonly commands: readonly CommandView[];
  /** The commands that are unavailable now, each with the reason. */
  readonly controls: Controls;
  /** The customer is on hold, also where the session does not show it (`hold.ts`). */
  readonly isOnHold: boolean;
  /** The dialer accepted Hang up and nothing carried it out (`late-hang-up.ts`). */
  readonly isHangUpLate: boolean;
  /** The dialer sends digits only as tones (`vicidial/tone-signs.ts`). */
  readonly dropsToneSigns: boolean;
  /** The release or the account has no function `recording`: calls are neither recorded nor read by it. */
  readonly lacksRecording: boolean;
  /** The agent screen that is or was open in this browser; null if none was seen. */
  readonly screen: AgentScreen | null;
  /** Lists learned from the agent screen, for lists that are not in the settings, and the pause codes not to offer. */
  readonly choices: Partial<Pick<Choices, 'dispositions' | 'pauseCodes' | 'approvalCodes'>>;
  /** The queued number that the agent screen dials when the agent pauses; null if there is none. */
  readonly dialedOnPause: string | null;
  /** The recording of the call is paused; null if it is not. */
  readonly recordingPause: RecordingPause | null;
  /** The agent asks a supervisor for a pause, or the supervisor has just answered; null without a request. */
  readonly pauseRequest: PauseRequest | null;
  /** The dialer's wall clock minus ours, in milliseconds, including its time zone (docs/vicidial/facts.md 2). */
  readonly clockSkew: number;
  /** The IANA time zones in which the customer can be, during the call and its disposition. Empty if they are unknown. */
  readonly customerZones: readonly string[];
  /** The open callbacks that were set through the extension, the earliest first. */
  readonly callbacks: readonly CallbackView[];
  /** Whether only the last four digits of numbers are shown. */
  readonly isMasked: boolean;
  /** The title of the page on which the number of the call was clicked; empty if it is unknown. */
  readonly recordTitle: string;
  /** The latest calls (`callKey`) whose disposition was set through the extension. */
  readonly disposedCalls: readonly string[];
  /** The texts that were added to the comments of the lead during this call, the first one first. */
  readonly savedNotes: readonly string[];
}

export const emptyPopupState: PopupState = {
  signIn: { state: 'out' },
  session: unseen,
  call: null,
  commands: [],
  controls: {},
  isOnHold: false,
  isHangUpLate: false,
  dropsToneSigns: false,
  lacksRecording: false,
  dialedOnPause: null,
  recordingPause: null,
  pauseRequest: null,
  screen: null,
  choices: {},
  clockSkew: 0,
  customerZones: [],
  callbacks: [],
  isMasked: false,
  recordTitle: '',
  disposedCalls: [],
  savedNotes: [],
};
