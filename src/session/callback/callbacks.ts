import { maskNumber, mayContainNumber } from '../../phone/numbering/mask-number.ts';
import type { Dial } from '../command.ts';
import type { Entry } from '../journal.ts';
import { type DialerClock, hourMs, minuteMs, momentOf, readWallTime } from './dialer-clock.ts';

/** A callback that was set through the extension. It is kept on this device until it is over. */
export interface SetCallback {
  /** The ID of the disposition that set it. */
  readonly id: string;
  /** `host|agent`, as `ownerOf` gives it. */
  readonly owner: string;
  /** Epoch milliseconds at which it is due by the dialer's clock, and at which it was set. */
  readonly dueAt: number;
  readonly setAt: number;
  /** E.164, and the number in international format. */
  readonly number: string;
  readonly formatted: string;
  readonly comment: string;
  /** Title and address of the page that the number was clicked on; absent for a typed number. */
  readonly title?: string;
  readonly page?: string;
  /** Epoch milliseconds at which the agent called back or removed it. It is then kept for `keptOverMs` only. */
  readonly overAt?: number;
}

/** A callback as the surfaces show it. */
export interface CallbackView {
  readonly id: string;
  readonly dueAt: number;
  /** In international format; masked where the organization wants that. */
  readonly number: string;
  readonly comment: string;
  readonly title?: string;
  /** Host of the record's page. */
  readonly site?: string;
}

/** A finished callback is kept as long as its disposition is in the recent journal, so that it is not added again. */
const keptOverMs = 3 * hourMs;
/** An open callback is kept for 30 days after its time, in milliseconds. */
const keptOpenMs = 30 * 24 * hourMs;
/** A call this long before the time of the callback counts as the callback, in milliseconds. */
const earlyMs = 15 * minuteMs;

/**
 * The callbacks after the recent journal entries: those that the dialer stored are added, and those whose number was called
 * at their time are over. A later callback for the same number of the same agent replaces an earlier one. Idempotent.
 * Returns the same list if nothing changed.
 */
export function updateCallbacks(
  known: readonly SetCallback[],
  journal: readonly Entry[],
  clock: DialerClock,
  now: number,
): readonly SetCallback[] {
  const entries = journal.toSorted((a, b) => a.createdAt - b.createdAt);
  const added = entries.flatMap((entry) =>
    known.some(({ id }) => id === entry.id) ? [] : (callbackOf(entry, entries, clock) ?? []),
  );
  const all = [...known, ...added];
  const changed = all
    .map((each) => (isOver(each, all, entries) ? { ...each, overAt: each.overAt ?? now } : each))
    .filter(({ overAt, dueAt }) =>
      overAt === undefined ? now - dueAt < keptOpenMs : now - overAt < keptOverMs,
    );
  const isSame =
    changed.length === known.length && changed.every((each, nth) => each.overAt === known[nth]?.overAt);
  return isSame ? known : changed;
}

/** The callback that a disposition set, with the call before it; undefined if it set none or the call is unknown. */
function callbackOf(entry: Entry, entries: readonly Entry[], clock: DialerClock): SetCallback | undefined {
  const { command, state, warning, owner, createdAt } = entry;
  // With a warning, the dialer stored the disposition without the callback.
  if (command.kind !== 'dispose' || !command.callback || state !== 'confirmed' || warning) return undefined;
  const dial = entries.findLast(
    (each) => each.owner === owner && each.calledAt !== undefined && each.createdAt < createdAt,
  )?.command;
  const wall = readWallTime(command.callback.at);
  if (dial?.kind !== 'dial' || wall === undefined) return undefined;
  return {
    id: entry.id,
    owner,
    // An hour that daylight saving time skips is an hour later.
    dueAt: momentOf(clock, wall) ?? momentOf(clock, wall + hourMs) ?? wall,
    setAt: createdAt,
    ...numberAndPage(dial),
    comment: command.callback.comment,
  };
}

function numberAndPage({ number, formatted, title, page }: Dial) {
  return {
    number,
    formatted,
    ...(title === undefined ? {} : { title }),
    ...(page === undefined ? {} : { page }),
  };
}

function isOver(callback: SetCallback, all: readonly SetCallback[], entries: readonly Entry[]): boolean {
  const { owner, number, setAt, dueAt, overAt } = callback;
  if (overAt !== undefined) return true;
  const isReplaced = all.some(
    (other) => other.owner === owner && other.number === number && other.setAt > setAt,
  );
  const isCalled = entries.some(
    ({ command, owner: caller, calledAt = 0 }) =>
      command.kind === 'dial' && caller === owner && command.number === number && calledAt > dueAt - earlyMs,
  );
  return isReplaced || isCalled;
}

/** The open callbacks of one agent as the surfaces show them, the earliest first. */
export function callbackViews(
  all: readonly SetCallback[],
  owner: string | undefined,
  isMasked: boolean,
): CallbackView[] {
  return openCallbacks(all, owner).map(({ id, dueAt, formatted, comment, title, page }) => ({
    id,
    dueAt,
    number: isMasked ? maskNumber(formatted) : formatted,
    comment,
    ...(title === undefined || (isMasked && mayContainNumber(title)) ? {} : { title }),
    ...siteOf(page),
  }));
}

/** The host of a page, with its port. This folder compiles without `URL`. */
function siteOf(page: string | undefined): Pick<CallbackView, 'site'> {
  const site = /^https?:\/\/([^/?#]+)/.exec(page ?? '')?.[1];
  return site === undefined ? {} : { site };
}

function openCallbacks(all: readonly SetCallback[], owner: string | undefined): readonly SetCallback[] {
  return all
    .filter((each) => each.owner === owner && each.overAt === undefined)
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** The callback after the agent removed it. */
export function withoutCallback(
  all: readonly SetCallback[],
  id: string,
  now: number,
): readonly SetCallback[] {
  return all.map((each) => (each.id === id ? { ...each, overAt: each.overAt ?? now } : each));
}

/** Whether the agent is reminded of a callback now. `reminderMs`: how long before its time. */
export function isDue({ dueAt }: Pick<CallbackView, 'dueAt'>, reminderMs: number, now: number): boolean {
  return now >= dueAt - reminderMs;
}

/** Milliseconds until the next callback becomes due; undefined if none does. */
export function nextReminder(
  callbacks: readonly CallbackView[],
  reminderMs: number,
  now: number,
): number | undefined {
  const times = callbacks.map(({ dueAt }) => dueAt - reminderMs - now).filter((wait) => wait > 0);
  return times.length === 0 ? undefined : Math.min(...times);
}
