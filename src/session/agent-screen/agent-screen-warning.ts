import type { AgentState } from '../state.ts';

/** The agent screen as its last report describes it. */
export interface AgentScreen {
  readonly state: 'open' | 'closed' | 'loggedOut';
  readonly tab: number;
  readonly campaign: string;
  /** Epoch milliseconds of the last report. */
  readonly seenAt: number;
  readonly quiet: number;
  readonly isHidden: boolean;
  /** It said something that only a look can settle: since when, and in which state of the session. */
  readonly doubt?: { readonly at: number; readonly state: AgentState };
}

/** Milliseconds without a report after which the dialer is asked again, and without a run of the loop. */
export const agentScreenTimeoutMs = 15_000;
export const asleep = 5_000;
/** A reload closes the page and opens it again: that is no news. */
const reloading = 3_000;

export type ScreenWarning = 'screen_loggedOut' | 'screen_closed' | 'screen_asleep';

/** The `_locales` key of a warning about the agent screen. Undefined when it was never seen or works. */
export function screenWarning(screen: AgentScreen | null, now: number): ScreenWarning | undefined {
  if (!screen) return undefined;
  if (screen.state === 'loggedOut') return 'screen_loggedOut';
  if (screen.state === 'closed') return now - screen.seenAt > reloading ? 'screen_closed' : undefined;
  return screen.quiet > asleep || now - screen.seenAt > agentScreenTimeoutMs ? 'screen_asleep' : undefined;
}
