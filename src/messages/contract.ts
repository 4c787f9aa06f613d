import type { Explanation } from '../failure.ts';
import type { LeadHint } from '../leads/lead-hint.ts';
import type { Reason } from '../phone/find/reason.ts';
import type { TaughtRule, WordPlace } from '../phone/find/taught-rules.ts';
import type { PlaceData } from '../phone/numbering/location.ts';
import type { PlanZone } from '../phone/numbering/metadata-parser.ts';
import type { WordLists } from '../phone/numbering/word-lists.ts';
import type { Result } from '../result.ts';
import type { ScreenReport } from '../session/agent-screen/agent-screen.ts';
import type { CallPhase, CallView, PageCallAction } from '../session/call-view.ts';

/** A call as a CRM page may know it: part of the session, repeated here because pages import messages only. */
export type { CallPhase, CallView, LeadHint, PageCallAction };

/** Where a page shows the ID of its record, by a rule for its site. */
export interface RecordPlace {
  /** CSS selector of the element. */
  readonly selector: string;
  /** The attribute that holds the ID. Without one, the element's text does. */
  readonly attribute?: string;
}

/** The content of such a place at the moment of the click. */
export interface RecordText extends RecordPlace {
  /** Null: several elements differ, and none is nearest to the number. */
  readonly text: string | null;
}

/** What the content script needs to find and link the numbers of its page. */
export interface PageView {
  /** ISO 3166 code of the country whose national numbers are recognized. */
  readonly country: string;
  readonly call: CallView | null;
  /** The places of all rules for this host: a page can change its address without being reloaded. */
  readonly recordPlaces?: readonly RecordPlace[];
  /** Whether only the last four digits of numbers are shown. */
  readonly maskNumbers?: boolean;
  /** Whether a dial also opens the panel. */
  readonly opensPanel?: boolean;
  /** Whether the page gets events about its calls and may ask for a dial (docs/crm-developers.md). */
  readonly isIntegrated?: boolean;
  /** Whether the tooltip shows the lead of a number. */
  readonly showsLeads?: true;
  /** What people taught about the numbers of the site. */
  readonly taught?: readonly TaughtRule[];
}

/** One click. `id` is made in the page, once for each click, so that a repeated request is still one call. */
export interface DialRequest {
  readonly id: string;
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  /** The text that was on the screen at the moment of the click. */
  readonly shown: string;
  /** Show the lead on the agent screen without dialing (Shift+click). */
  readonly preview?: boolean;
  /** The page cannot know what the agent sees, so the agent must confirm the dial in the popup. */
  readonly confirm?: true;
  /** The panel opens too. The browser allows it only as long as it handles the click, so the page must ask for it. */
  readonly opensPanel?: true;
  /** Untrusted input of the page. The worker uses the text that the rule for its address names, if it is a valid ID. */
  readonly records?: readonly RecordText[];
}

/** The phone metadata that a page needs. */
export interface PagePlans {
  readonly zones: readonly PlanZone[];
  readonly words: WordLists;
  readonly places: PlaceData;
}

/**
 * Requests that a content script may send to the worker. `reply` is what a request gives when it succeeds; each can fail
 * with an `Explanation`.
 */
export interface PageRequests {
  hello: { input: Record<string, never>; reply: PageView };
  /** `PagePlans`, as JSON: public data that is too large to be part of every frame's script. */
  plans: { input: Record<string, never>; reply: string };
  status: { input: Record<string, never>; reply: CallView | null };
  dial: { input: DialRequest; reply: CallView };
  /** The short form of the leads of a number in E.164, for its tooltip. Off unless the settings allow it, and limited. */
  leadHint: { input: { readonly number: string }; reply: LeadHint };
  /** Only for a call that began on a page of the same origin. */
  callAction: {
    /** `id` is made in the page, once for each press, as for a dial. */
    input: { readonly id: string; readonly call: string; readonly action: PageCallAction };
    reply: CallView;
  };
  /** A press in the call bar opens the panel, or the popup where no panel can be opened. */
  openSession: { input: Record<string, never>; reply: null };
  /** The companion asks for its part in the page's own world; false when this is not the signed-in dialer's page. */
  joinAgentScreen: { input: Record<string, never>; reply: boolean };
  /** Takes back what was taught last, if that was on this tab. */
  undoTeaching: { input: Record<string, never>; reply: null };
  /** Only from the dialer's own page, about the signed-in agent; false when the companion is to end. */
  agentScreen: { input: ScreenReport; reply: boolean };
}

/** Requests that the worker and the extension's own pages may send to the content script of a tab. */
export interface TabRequests {
  /** Why the numbers of a text are linked or not. */
  explainText: { input: { readonly text: string }; reply: readonly TextVerdict[] };
  /** The selected text, cut to `longest` UTF-16 units; empty if nothing is selected. */
  selectedText: { input: { readonly longest: number }; reply: string };
  /** What the page shows in the places of its record IDs, at the most one text for each. Untrusted: the page writes them. */
  pageRecords: { input: Record<string, never>; reply: readonly RecordText[] };
  /** The numbers that the page shows, at most `most`, with the texts around them. Untrusted: the page writes them. */
  pageNumbers: { input: { readonly most: number }; reply: readonly PageNumber[] };
  /** The number that the context menu was opened on; null if the page does not link it. Untrusted. */
  menuNumber: { input: Record<string, never>; reply: PageNumber | null };
  /** The words around the number that the context menu was opened on. Untrusted: the page writes them. */
  wordPlace: { input: Record<string, never>; reply: WordPlace };
}

/** A number of the page with what its row says about it. */
export interface PageNumber {
  readonly shown: string;
  /** E.164. */
  readonly number: string;
  /** The cells of its table row; none outside of a table. */
  readonly cells: readonly (readonly [header: string, text: string])[];
  readonly records: readonly RecordText[];
}

/** A text of the page that could be a number, and the reasons for and against a link: the `_locales` messages `reason_<reason>`. */
export interface TextVerdict {
  readonly text: string;
  readonly isLinked: boolean;
  readonly reasons: readonly (Reason | 'tooFewDigits')[];
  /** The words that a rule about this number can name. Undefined if no words stand around it. */
  readonly wordPlace?: WordPlace;
}

/** What the worker sends to content scripts without being asked. */
export type Notice =
  /**
   * Only for pages of `origin`. The browser delivers a notice to a tab, whose page may have changed since the worker read its
   * address.
   */
  | { readonly notice: 'call'; readonly origin: string; readonly call: CallView | null }
  /** An event of a call that was clicked on a page of `origin`, for the page itself. `detail` is JSON. */
  | {
      readonly notice: 'callEvent';
      readonly origin: string;
      readonly type: string;
      readonly detail: string;
    }
  | { readonly notice: 'page'; readonly page: PageView }
  /** A rule was learned at the person's request, or why there is none. */
  | { readonly notice: 'taught'; readonly result: Result<TaughtRule, Explanation> }
  /** The person pressed the shortcut of the browser that dials: the number that is selected or focused. */
  | { readonly notice: 'dial' }
  /** The site is no longer enabled, or a newer content script replaces this one. */
  | { readonly notice: 'stop' }
  /** Ends the companion of the agent screen. Other content scripts ignore it. */
  | { readonly notice: 'leaveAgentScreen' }
  /** The dialer has stored a command: the agent screen is to read it at once. Other content scripts ignore it. */
  | { readonly notice: 'bringTickForward' };
