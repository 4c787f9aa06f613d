import type { Failure, OwnFailure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { isRefusedByScreen } from './agent-screen/dial-refusal.ts';
import type { CallAction, Command, Dial } from './command.ts';
import { ruleOf } from './command-rules.ts';
import { type Permits, unavailableReason } from './controls.ts';
import { type Entry, isNotTakenUp, isOpen, isPolledSince } from './journal.ts';
import { callKey, type Session } from './state.ts';

export interface DialLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

/** What to do with a command: journal it and send it, or return the entry that already exists for this click. */
export type Decision = { readonly do: 'send' } | { readonly do: 'follow'; readonly entry: Entry };

/** The same number within this time is the same dial: a second tab, a second click. */
const repeatedDialMs = 10_000;

/**
 * One click is one call: the same ID, or the same number while its first click is in flight, returns the existing entry.
 * Another number is refused until the first one is settled.
 * `now` and all times in milliseconds.
 */
export function decide(
  id: string,
  command: Command,
  journal: readonly Entry[],
  session: Session,
  limits: DialLimits & Permits,
  now: number,
): Result<Decision, OwnFailure> {
  const known = journal.find((entry) => entry.id === id);
  if (known) return ok({ do: 'follow', entry: known });
  return command.kind === 'dial'
    ? decideDial(command, journal, session, limits, now)
    : decideAction(command, journal, session, limits, now);
}

function decideDial(
  command: Dial,
  journal: readonly Entry[],
  session: Session,
  limits: DialLimits & Permits,
  now: number,
): Result<Decision, OwnFailure> {
  // The dialer decides whether the agent is paused: its refusal is current, our state may be stale.
  if (limits.isRemote) return fail({ kind: 'notNow', about: 'dial' });
  const dials = journal.filter((entry) => entry.command.kind === 'dial');
  const same = dials.find(
    (entry) =>
      entry.command.kind === 'dial' &&
      entry.command.number === command.number &&
      (isOpen(entry) ||
        isUnclear(entry, session) ||
        (isLikelyPlaced(entry, session) &&
          !isDoneWith(entry, session) &&
          now - entry.createdAt < repeatedDialMs)),
  );
  if (same) return ok({ do: 'follow', entry: same });
  if (dials.some(isOpen)) return fail({ kind: 'dialPending' });
  // It is not known yet whether that dial was placed, so another one could be a second call.
  if (dials.some((entry) => isUnclear(entry, session))) return fail({ kind: 'outcomeUnknown' });
  const early = tooSoon('dial', journal, now);
  if (early) return fail(early);

  const sentTimes = dials.flatMap((entry) => (entry.sentAt === undefined ? [] : [entry.sentAt]));
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

/** Ended and disposed of: a click on the number now is another call. */
function isDoneWith(entry: Entry, session: Session): boolean {
  return entry.endedAt !== undefined && session.state === 'paused';
}

function isLikelyPlaced(entry: Entry, session: Session): boolean {
  return (
    entry.state === 'confirmed' ||
    (entry.state === 'unknown' && !entry.dismissed && !isReleased(entry, session))
  );
}

function isUnclear(entry: Entry, session: Session): boolean {
  return (
    entry.state === 'unknown' &&
    !entry.dismissed &&
    !isPolledSince(entry, session) &&
    !isReleased(entry, session)
  );
}

/** The agent screen refused the dial or has not acted on it, so that the agent may dial again. */
function isReleased(entry: Entry, session: Session): boolean {
  return (
    entry.failure?.kind === 'screenRefused' ||
    (entry.failure?.kind === 'notTakenUp' && isNotTakenUp(entry, session))
  );
}

/** The same command while it is in flight is the same press. Different commands do not block each other. */
function decideAction(
  command: CallAction,
  journal: readonly Entry[],
  session: Session,
  limits: Permits,
  now: number,
): Result<Decision, OwnFailure> {
  const open = journal.filter((entry) => entry.command.kind === command.kind && isOpen(entry));
  const wanted = JSON.stringify(command);
  const isSame = (entry: Entry) => JSON.stringify(entry.command) === wanted;
  // The text would be added to the comments twice.
  const isAdded = (entry: Entry) =>
    command.kind === 'saveNote' && entry.before.call === callKey(session) && mayHaveHappened(entry);
  const same = open.find(isSame) ?? journal.find((entry) => isSame(entry) && isAdded(entry));
  if (same) return ok({ do: 'follow', entry: same });
  // A second disposition would silently replace the first. A hang-up that is in flight may have one too.
  const isReplacing = (command.kind === 'dispose' || setsDisposition(command)) && open.length > 0;
  // The dialer itself ends the calls of such an agent, and there is no disposition (docs/vicidial/facts.md 5.12).
  if (setsDisposition(command) && limits.isRemote) return fail({ kind: 'notNow', about: 'dispose' });
  // Hang up without a disposition adds nothing to a hang-up that is in flight.
  const [ending] = open;
  if (command.kind === 'hangUp' && !isReplacing && ending) return ok({ do: 'follow', entry: ending });
  if (isReplacing || unavailableReason(command.kind, session, journal, limits)) {
    return fail({ kind: 'notNow', about: command.kind });
  }
  const early = tooSoon(command.kind, journal, now);
  return early ? fail(early) : ok({ do: 'send' });
}

function mayHaveHappened({ state, dismissed }: Entry): boolean {
  return state === 'confirmed' || (state === 'unknown' && !dismissed);
}

function setsDisposition(command: CallAction): boolean {
  return command.kind === 'hangUp' && command.disposition !== undefined;
}

/**
 * The command to run for the requested one. A hang-up with a disposition that arrives just after the call has ended sets
 * the disposition only.
 */
export function commandNow(command: Command, session: Session): Command {
  return command.kind === 'hangUp' && command.disposition !== undefined && session.state === 'disposition'
    ? { kind: 'dispose', ...command.disposition }
    : command;
}

/**
 * Milliseconds until a command that came too soon may be sent: undefined if it is refused instead. Any action waits, because
 * the agent need not know the dialer's rule. A dial waits only after one that the agent screen refused: in any other case
 * the second click may be a mistake.
 */
export function waitFor(
  command: Command,
  failure: Failure,
  journal: readonly Entry[],
  now: number,
): number | undefined {
  if (failure.kind !== 'tooSoon') return undefined;
  const last = journal.findLast((entry) => entry.command.kind === 'dial' && entry.sentAt !== undefined);
  if (command.kind === 'dial' && !(last && isRefusedByScreen(last))) return undefined;
  return Math.max(0, (failure.until ?? 0) - now) + 10;
}

/** Counted from the reply if there is one, because a request can be slow. */
function tooSoon(kind: Command['kind'], journal: readonly Entry[], now: number): OwnFailure | undefined {
  const { column, gap } = ruleOf(kind);
  const times = journal
    .filter((entry) => ruleOf(entry.command.kind).column === column)
    .map((entry) => entry.acceptedAt ?? entry.sentAt ?? 0);
  const until = Math.max(0, ...times) + gap;
  return column !== 'none' && now < until ? { kind: 'tooSoon', until } : undefined;
}
