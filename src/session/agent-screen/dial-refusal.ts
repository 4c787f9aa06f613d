import type { OwnFailure, Refusal } from '../../failure.ts';
import { type Entry, isNumberOf, markRefused, markUnknown } from '../journal.ts';
import type { ScreenEvent } from './agent-screen.ts';

/** The words of the agent screen's alerts about a number that it does not dial (docs/vicidial/facts.md 5.3). */
const refusals: readonly (readonly [RegExp, Refusal | OwnFailure])[] = [
  [/\bDNC\b|do.not.call/i, { kind: 'doNotCall' }],
  [/call.?time/i, { kind: 'outsideHours' }],
  [/camp(aign )?lists?\b/i, { kind: 'notInLists' }],
  [/\b(limit|quota)\b/i, { kind: 'dialLimitReached' }],
];

/**
 * The journal after the alerts among `events`. The dialer accepts a dial that its agent screen then refuses, and only an
 * alert shows that. A dial is refused by an alert that names its number, or that names no number and has known words. An
 * alert in other words that names the number (a translated agent screen) leaves the dial unknown, so that a call that
 * follows nevertheless confirms it. `now` in epoch milliseconds.
 */
export function refuseAlertedDial(
  entries: readonly Entry[],
  owner: string,
  events: readonly ScreenEvent[],
  now: number,
): readonly Entry[] {
  return events
    .filter(({ type }) => type === 'agent_alert')
    .reduce<readonly Entry[]>(
      (known, { message }) =>
        known.map((entry) => (entry.owner === owner ? afterAlert(entry, message, now) : entry)),
      entries,
    );
}

/** Whether the agent screen refused this dial, also if its alert came before the reply of the dialer. */
export function isRefusedByScreen({ state, failure }: Entry): boolean {
  if (failure?.kind === 'screenRefused') return true;
  return state === 'refused' && refusals.some(([, { kind }]) => kind === failure?.kind);
}

function afterAlert(entry: Entry, alert: string, now: number): Entry {
  if (entry.command.kind !== 'dial' || entry.state !== 'sent') return entry;
  const numbers = alert.match(/\d{6,}/g) ?? [];
  const isNamed = numbers.some((phoneNumber) => isNumberOf(entry, { phoneNumber }));
  if (numbers.length > 0 && !isNamed) return entry;
  const failure = refusals.find(([words]) => words.test(alert))?.[1];
  if (failure !== undefined) return markRefused(entry, failure, now);
  return isNamed ? markUnknown(entry, { kind: 'screenRefused' }, now) : entry;
}
