import type { RecentCall } from '../messages/requests.ts';
import type { Entry } from './journal.ts';

/** One dial of the journal for the list of recent calls; undefined for everything else. */
export function recentCall(entry: Entry, isMasked: boolean): RecentCall | undefined {
  const { id, command, createdAt, calledAt, endedAt } = entry;
  if (command.kind !== 'dial') return undefined;
  return {
    id,
    number: isMasked ? maskNumber(command.formatted) : command.formatted,
    at: createdAt,
    outcome: outcomeOf(entry),
    ...(calledAt === undefined || endedAt === undefined ? {} : { lasted: endedAt - calledAt }),
  };
}

function outcomeOf({ state }: Entry): RecentCall['outcome'] {
  if (state === 'confirmed') return 'called';
  return state === 'refused' || state === 'unknown' ? state : 'open';
}

/** All digits but the last three hidden; groups and length stay, so that an agent still knows one from another. */
export function maskNumber(number: string): string {
  return number.replace(/\d(?=(?:\D*\d){3})/g, '•');
}
