import type { OwnFailure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { whyNot } from './allowed.ts';
import { type Command, type Entry, isLookedInto, isOpen } from './journal.ts';
import type { Session } from './state.ts';

export interface DialLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

/** What to do with a command: write it down and send it, or point to the entry that already is this click. */
export type Decision = { readonly do: 'send' } | { readonly do: 'follow'; readonly entry: Entry };

/** The dialer takes commands of the same epoch second as one (facts.md 1.11). */
export const leastMillisecondsBetweenDials = 2_000;
/** The same number again so soon is the same wish: a second tab, a second click. */
const sameWishMilliseconds = 10_000;

/**
 * One click is one call: the same id, or the same number while its first click is under way, follows the
 * entry that is there. Another number is refused until the first one is settled.
 * `now` and all times in milliseconds.
 */
export function decide(
  id: string,
  command: Command,
  journal: readonly Entry[],
  session: Session,
  limits: DialLimits,
  now: number,
): Result<Decision, OwnFailure> {
  const known = journal.find((entry) => entry.id === id);
  if (known) return ok({ do: 'follow', entry: known });
  return command.kind === 'dial'
    ? decideDial(command, journal, session, limits, now)
    : decideOther(command, journal, session);
}

function decideDial(
  command: Extract<Command, { kind: 'dial' }>,
  journal: readonly Entry[],
  session: Session,
  limits: DialLimits,
  now: number,
): Result<Decision, OwnFailure> {
  const dials = journal.filter((entry) => entry.command.kind === 'dial');
  const same = dials.find(
    (entry) =>
      entry.command.kind === 'dial' &&
      entry.command.number === command.number &&
      (isOpen(entry) || (isLikelyPlaced(entry) && now - entry.createdAt < sameWishMilliseconds)),
  );
  if (same) return ok({ do: 'follow', entry: same });
  if (dials.some(isOpen)) return fail({ kind: 'dialPending' });
  // Nobody knows yet whether that one was placed: a second one now could be a second call.
  const open = dials.find(
    (entry) => entry.state === 'unknown' && !entry.dismissed && !isLookedInto(entry, session),
  );
  if (open) return fail({ kind: 'outcomeUnknown' });

  const sentTimes = dials.flatMap((entry) => (entry.sentAt === undefined ? [] : [entry.sentAt]));
  const latest = Math.max(0, ...sentTimes);
  if (now - latest < leastMillisecondsBetweenDials) {
    return fail({ kind: 'tooSoon', until: latest + leastMillisecondsBetweenDials });
  }
  for (const [limit, span] of [
    [limits.perMinute, 60_000],
    [limits.perHour, 3_600_000],
  ] as const) {
    const within = sentTimes.filter((time) => now - time < span).sort((a, b) => a - b);
    if (limit > 0 && within.length >= limit) {
      const until = (within[within.length - limit] as number) + span;
      return fail({ kind: 'tooMany', about: String(limit), until });
    }
  }
  return ok({ do: 'send' });
}

function isLikelyPlaced(entry: Entry): boolean {
  return entry.state === 'confirmed' || (entry.state === 'unknown' && !entry.dismissed);
}

/** The same command while it is under way is the same wish; the others do not hinder each other. */
function decideOther(
  command: Command,
  journal: readonly Entry[],
  session: Session,
): Result<Decision, OwnFailure> {
  const same = journal.find(
    (entry) => isOpen(entry) && JSON.stringify(entry.command) === JSON.stringify(command),
  );
  if (same) return ok({ do: 'follow', entry: same });
  const refused = whyNot(command.kind, session.state);
  return refused ? fail(refused) : ok({ do: 'send' });
}
