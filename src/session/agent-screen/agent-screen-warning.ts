import type { AgentState } from '../state.ts';

/** The agent screen as its last report describes it. */
export interface AgentScreen {
  readonly state: 'open' | 'closed' | 'loggedOut';
  readonly tab: number;
  readonly campaign: string;
  /** The campaign is dialed by hand: the agent cannot be made ready for calls. */
  readonly isManual: boolean;
  /** Epoch milliseconds of the last report. */
  readonly seenAt: number;
  readonly quiet: number;
  readonly isHidden: boolean;
  /** As the page shows them; absent if it does not. */
  readonly callsWaiting?: number;
  readonly callbackCount?: number;
  /** Milliseconds from the page to the dialer and back. */
  readonly latency?: number;
  /** The last report was ambiguous until the next poll: since when, in which state of the session, and whether it had a call. */
  readonly doubt?: { readonly at: number; readonly state: AgentState; readonly isLive: boolean };
}

/** Milliseconds without a report after which the dialer is polled again. */
export const agentScreenTimeoutMs = 15_000;
/** Milliseconds without a run of the page's loop after which the screen counts as asleep. */
export const asleep = 5_000;
/** A reload closes the page and opens it again within this time, in milliseconds: that causes no warning. */
const reloadMs = 3_000;

export type ScreenWarning = 'screen_loggedOut' | 'screen_closed' | 'screen_asleep';

/** The `_locales` key of a warning about the agent screen. Undefined when it was never seen or works. */
export function screenWarning(screen: AgentScreen | null, now: number): ScreenWarning | undefined {
  if (!screen) return undefined;
  if (screen.state === 'loggedOut') return 'screen_loggedOut';
  if (screen.state === 'closed') return now - screen.seenAt > reloadMs ? 'screen_closed' : undefined;
  return screen.quiet > asleep || now - screen.seenAt > agentScreenTimeoutMs ? 'screen_asleep' : undefined;
}
