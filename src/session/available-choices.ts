import { type PauseCode, pauseCodes } from '../settings/values/choices.ts';
import type { CommandKind } from './command.ts';
import type { Controls, UnavailableReason } from './controls.ts';
import type { PopupState } from './popup-state.ts';

const neverAvailable: ReadonlySet<UnavailableReason | undefined> = new Set([
  'switchedOff',
  'remoteAgent',
  'manualCampaign',
  'cannotRecord',
]);

/** Whether a command is offered. A command that never works for this agent is not shown. */
export function isOffered(why: UnavailableReason | undefined): boolean {
  return !neverAvailable.has(why);
}

/**
 * Of two opposite commands, the one that is available now, and the first one if both are or neither is. Undefined if they
 * are not offered.
 */
export function oneOf<K extends CommandKind>(controls: Controls, first: K, second: K): K | undefined {
  if (!controls[first]) return first;
  if (!controls[second]) return second;
  return isOffered(controls[first]) ? first : undefined;
}

/**
 * The pause codes that the popup offers: those of the agent screen, else those of the settings. Never one that a manager
 * must approve, because the dialer's API would set it without asking (docs/vicidial/results-out.md 7).
 */
export function offeredPauseCodes(
  { pauseCodes: learned, approvalCodes = [] }: PopupState['choices'],
  lines: readonly string[],
): readonly PauseCode[] {
  const needsApproval = new Set(approvalCodes.map(({ code }) => code));
  return (learned ?? pauseCodes(lines)).filter(({ code }) => !needsApproval.has(code));
}
