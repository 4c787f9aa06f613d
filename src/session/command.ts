import type { Failure } from '../failure.ts';
import type { NumberAnswers } from './number-answers.ts';

/** A dial. Only the worker creates one, after it has checked the number. */
export interface Dial {
  readonly kind: 'dial';
  /** E.164. */
  readonly number: string;
  /** The number in international format. */
  readonly formatted: string;
  readonly phoneCode: string;
  /** National number, digits. */
  readonly value: string;
  readonly ext?: string;
  readonly preview: boolean;
  /** By the rule of the site (settings/values/dial-options.ts). */
  readonly vendorId?: string;
  readonly leadId?: string;
  /** What an integrated page says about the record: its kind and its name. */
  readonly recordType?: string;
  readonly recordName?: string;
  /** The text of the page was no valid record ID. The agent is warned that none was sent. */
  readonly isRecordDropped?: boolean;
  readonly inGroup?: string;
  /** Origin of the page it was clicked on; absent for the popup. */
  readonly origin?: string;
  readonly tab?: number;
  /** Address and title of that page, so that a callback can open it again. */
  readonly page?: string;
  readonly title?: string;
  /** What the checks of the number have found, if any were made. */
  readonly answers?: NumberAnswers;
  /** Why the agent must confirm the dial, or why it was refused. */
  readonly concern?: Failure;
}

/** A callback that is set with a disposition. */
export interface Callback {
  /** `YYYY-MM-DD HH:MM:SS` by the dialer's clock (docs/vicidial/facts.md 5.2). */
  readonly at: string;
  readonly mine: boolean;
  readonly comment: string;
}

/** The disposition of a call as the agent chose it, and what follows it. */
export interface DispositionChoice {
  readonly status: string;
  readonly callback?: Callback | undefined;
  /** The code of the pause that follows. */
  readonly thenPause?: string | undefined;
  /** What the agent noted about the call. The dialer does not get it; a callback has it in its comment. */
  readonly note?: string | undefined;
}

/** The destination of a transfer. A number is as typed until the worker has checked it, then the form that is dialed. */
export type Destination =
  | { readonly kind: 'number'; readonly number: string }
  /** Without a name: the default in-group of the campaign. */
  | { readonly kind: 'inGroup'; readonly inGroup?: string }
  /** The agent's user, digits. */
  | { readonly kind: 'agent'; readonly agent: string };

/** Every command except a dial. */
export type CallAction =
  | { readonly kind: 'cancelDial' }
  /** With a disposition, it is set as soon as the call is over. */
  | { readonly kind: 'hangUp'; readonly disposition?: DispositionChoice | undefined }
  | ({ readonly kind: 'dispose' } & DispositionChoice)
  /** An empty code: pause without one. */
  | { readonly kind: 'pause'; readonly code: string }
  | { readonly kind: 'pauseCode'; readonly code: string }
  | { readonly kind: 'resume' }
  | { readonly kind: 'park' }
  | { readonly kind: 'grab' }
  /** Keys of a telephone, and a comma for a second of silence. */
  | { readonly kind: 'tones'; readonly keys: string }
  | { readonly kind: 'startRecording' }
  | { readonly kind: 'stopRecording' }
  | { readonly kind: 'transfer'; readonly to: Destination }
  /** A third party joins; with `park` the customer is on hold until retrieved. */
  | { readonly kind: 'addParty'; readonly number: string; readonly park: boolean }
  | { readonly kind: 'dropParty' }
  /** The customer and the third party continue without the agent. */
  | { readonly kind: 'leaveThreeWay' }
  /** Dials the lead in preview: its number, its alternative one, or the third. */
  | { readonly kind: 'previewDial'; readonly which: 'main' | 'alternative' | 'third' }
  | { readonly kind: 'previewSkip' }
  | { readonly kind: 'previewFinish' }
  /** Rings the agent's phone again after it was hung up or disconnected. */
  | { readonly kind: 'ringPhone' }
  | {
      readonly kind: 'inGroups';
      readonly change: 'replace' | 'add' | 'remove';
      readonly inGroups: readonly string[];
      /** Outbound calls of the dialer as well as inbound ones. */
      readonly blended: boolean;
    }
  /** Adds a text to the comments of the lead that is on the agent screen. */
  | { readonly kind: 'saveNote'; readonly text: string }
  | { readonly kind: 'logOut' };

export type Command = Dial | CallAction;
export type CommandKind = Command['kind'];

/** The status that a command sets, if it sets one. */
export function dispositionOf(command: CallAction): string | undefined {
  if (command.kind === 'dispose') return command.status;
  return command.kind === 'hangUp' ? command.disposition?.status : undefined;
}
