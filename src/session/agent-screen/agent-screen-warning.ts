import type { AgentScreen } from './agent-screen.ts';

/** Milliseconds without a report after which the dialer is asked again, and without a run of the loop. */
export const agentScreenTimeoutMs = 15_000;
export const asleep = 5_000;
/** A reload closes the page and opens it again: that is no news. */
const reloading = 3_000;

/** Key of the words that warn of the agent screen, or undefined when it was never seen or does its work. */
export function screenWarning(screen: AgentScreen | null, now: number): string | undefined {
  if (!screen) return undefined;
  if (screen.state === 'loggedOut') return 'screen_loggedOut';
  if (screen.state === 'closed') return now - screen.seenAt > reloading ? 'screen_closed' : undefined;
  return screen.quiet > asleep || now - screen.seenAt > agentScreenTimeoutMs ? 'screen_asleep' : undefined;
}
