import type { Explanation } from '../failure.ts';
import type { PlaceData } from '../phone/numbering/location.ts';
import type { Plans } from '../phone/numbering/metadata-parser.ts';
import type { Result } from '../result.ts';
import type { ScreenReport } from '../session/agent-screen/agent-screen.ts';
import type { CallAction } from '../session/command.ts';
import type { Controls } from '../session/controls.ts';

/**
 * Where a call is, as far as it was seen. `confirming`: the number is unusual, and the
 * popup asks the agent first. `inCall`: ringing or talking, the source of state can not tell.
 */
export type CallPhase =
  | 'confirming'
  | 'sending'
  | 'sent'
  | 'preview'
  | 'ringing'
  | 'inCall'
  | 'connected'
  | 'parked'
  | 'threeWay'
  | 'customerGone'
  | 'ended'
  | 'refused'
  | 'unknown';

/**
 * What a CRM page may have done with the call that began on it: nothing that dials, nothing that sends the call
 * elsewhere, and no text but the keys of a telephone.
 */
export type PageCallAction = Extract<
  CallAction,
  { kind: 'hangUp' | 'park' | 'grab' | 'tones' | 'startRecording' | 'stopRecording' }
>;

/** What a CRM page may know of a call that began on it. Holds no credential and no dialer address. */
export interface CallView {
  /** The id of the click; one id is at most one call. */
  readonly id: string;
  readonly phase: CallPhase;
  /** E.164. */
  readonly number: string;
  /** The number as people read it, in international format. */
  readonly formatted: string;
  /** Extension digits, offered as DTMF once connected. */
  readonly ext?: string;
  /** Epoch milliseconds at which the phase was first seen. */
  readonly since: number;
  /** Why it was refused or is unknown; keys of `_locales`. */
  readonly reason?: Explanation;
  readonly canHangUp: boolean;
  /** The call is over and the agent has not said yet what became of it. */
  readonly needsDisposition?: true;
  /** What of it can not be done now, with the reason. Absent unless the call is on the line. */
  readonly controls?: Pick<Controls, PageCallAction['kind']>;
}

/** Where a page shows the id of its record, by a rule for its site. */
export interface RecordPlace {
  /** CSS selector of the element. */
  readonly selector: string;
  /** Its attribute that holds the id; without one it is the text. */
  readonly attribute?: string;
}

/** What stood at such a place at the moment of the click. */
export interface RecordText extends RecordPlace {
  /** Null: several that differ, and none nearer to the number than the others. */
  readonly text: string | null;
}

/** What the content script needs to find and link numbers on its page. */
export interface PageView {
  /** ISO 3166 code of the country that national numbers are read in. */
  readonly country: string;
  readonly call: CallView | null;
  /** Of all rules for this host: a page can change its address without being loaded anew. */
  readonly recordPlaces?: readonly RecordPlace[];
}

/** One click. `id` is made in the page, once for each click, so that asking twice is one call. */
export interface DialRequest {
  readonly id: string;
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  /** The text that was on the screen at the moment of the click. */
  readonly shown: string;
  /** Put the lead on the agent screen without dialling (Shift+click). */
  readonly preview?: boolean;
  /** As the page says; the worker takes what the rule for its address names, if it can be an id. */
  readonly records?: readonly RecordText[];
}

/** What a page has to know of numbers. */
export interface PagePlans {
  readonly plans: Plans;
  readonly places: PlaceData;
}

/** Questions that a content script may ask. Everything else is for the extension's own pages only. */
export interface PageRequests {
  hello: { input: Record<string, never>; reply: PageView };
  /** `PagePlans`, as JSON; public data that is too large to be carried by every frame. */
  plans: { input: Record<string, never>; reply: string };
  status: { input: Record<string, never>; reply: CallView | null };
  dial: { input: DialRequest; reply: Result<CallView, Explanation> };
  /** Only for a call that began on a page of the same origin. */
  callWork: {
    /** `id` is made in the page, once for each press, as for a dial. */
    input: { readonly id: string; readonly call: string; readonly work: PageCallAction };
    reply: Result<CallView, Explanation>;
  };
  /** Only from the dialer's own page, about the signed-in agent; false when it is not wanted. */
  agentScreen: { input: ScreenReport; reply: boolean };
}

/** A text of the page that could be a number, and what spoke for and against a link: the `_locales` messages `reason_<reason>`. */
export interface TextVerdict {
  readonly text: string;
  readonly isLinked: boolean;
  readonly reasons: readonly string[];
}

/** What the worker tells content scripts, unasked. */
export type Notice =
  | { readonly notice: 'call'; readonly call: CallView | null }
  | { readonly notice: 'page'; readonly page: PageView }
  /** The site is no longer enabled, or a newer content script takes over. */
  | { readonly notice: 'stop' };
