import type { Entry } from './journal.ts';
import type { Session } from './state.ts';

/**
 * Whether the customer is on hold. An ordinary account sees no parking (docs/vicidial/facts.md 5.7), so during its call
 * the last command that the dialer accepted decides.
 */
export function isOnHold({ state, callSince, since }: Session, entries: readonly Entry[]): boolean {
  if (state !== 'inCall') return state === 'parked';
  const latest = entries
    .filter((entry) => entry.state === 'confirmed' && (entry.settledAt ?? 0) >= (callSince ?? since))
    .filter(({ command: { kind } }) => kind === 'park' || kind === 'grab' || kind === 'addParty')
    .reduce<Entry | undefined>((a, b) => (a && a.createdAt > b.createdAt ? a : b), undefined);
  return latest?.command.kind === 'park' || (latest?.command.kind === 'addParty' && latest.command.park);
}
