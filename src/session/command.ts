/** A number to dial. Written by the worker once the number was judged; nobody else makes one. */
export interface Dial {
  readonly kind: 'dial';
  /** E.164. */
  readonly number: string;
  /** The number as people read it. */
  readonly formatted: string;
  readonly phoneCode: string;
  /** National number, digits. */
  readonly value: string;
  readonly ext?: string;
  readonly preview: boolean;
  /** By the rule of the site (settings/dial-parts.ts). */
  readonly vendorId?: string;
  readonly leadId?: string;
  /** What the page showed as the record's id could not be one; the agent is told that none went along. */
  readonly isRecordDropped?: boolean;
  readonly inGroup?: string;
  /** Origin of the page it was clicked on; absent for the popup. */
  readonly origin?: string;
  readonly tab?: number;
}

/** A callback asked for with a disposition. */
export interface Callback {
  /** `YYYY-MM-DD HH:MM:SS` by the dialer's own clock, which is all it knows (docs/vicidial/facts.md 5.2). */
  readonly at: string;
  readonly mine: boolean;
  readonly comment: string;
}

/** Where a call goes. A number is as it was typed until the worker has judged it, then what is dialled. */
export type Destination =
  | { readonly kind: 'number'; readonly number: string }
  /** Without a name: the default in-group of the campaign. */
  | { readonly kind: 'inGroup'; readonly inGroup?: string }
  /** The agent's user, digits. */
  | { readonly kind: 'agent'; readonly agent: string };

/** Everything an agent does to the session but dial. */
export type CallAction =
  | { readonly kind: 'cancelDial' }
  | { readonly kind: 'hangUp' }
  | {
      readonly kind: 'dispose';
      readonly status: string;
      readonly callback?: Callback | undefined;
      /** The code of the pause that follows. */
      readonly thenPause?: string | undefined;
    }
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
  /** A third party joins; with `park` the customer waits until fetched. */
  | { readonly kind: 'addParty'; readonly number: string; readonly park: boolean }
  | { readonly kind: 'dropParty' }
  /** The customer and the third party go on without the agent. */
  | { readonly kind: 'leaveThreeWay' }
  /** Dials the lead in preview: its number, its alternative one, or the third. */
  | { readonly kind: 'previewDial'; readonly which: 'main' | 'alternative' | 'third' }
  | { readonly kind: 'previewSkip' }
  | { readonly kind: 'previewFinish' }
  /** Rings the agent's own phone again, which was hung up or lost its line. */
  | { readonly kind: 'ringPhone' }
  | {
      readonly kind: 'inGroups';
      readonly change: 'replace' | 'add' | 'remove';
      readonly inGroups: readonly string[];
      /** Outbound calls of the machine as well as inbound ones. */
      readonly blended: boolean;
    }
  | { readonly kind: 'logOut' };

export type Command = Dial | CallAction;
export type CommandKind = Command['kind'];
