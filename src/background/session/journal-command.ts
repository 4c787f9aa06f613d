import type { Failure } from '../../failure.ts';
import { journal } from '../../platform/database.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { Command } from '../../session/command.ts';
import { type Decision, decide } from '../../session/decide.ts';
import { type Entry, newEntry } from '../../session/journal.ts';
import type { CommandContext } from './command-context.ts';

/**
 * Decides about a command and writes it into the journal, in one transaction: two tabs that click at once are
 * one after the other here. Gives the entry that now stands for it.
 */
export async function journalCommand(
  owner: string,
  id: string,
  wish: Command,
  ask: boolean,
  { desk: { session }, settings: values }: CommandContext,
): Promise<Result<{ entry: Entry }, Failure>> {
  const limits = {
    perMinute: values.dialsPerMinute,
    perHour: values.dialsPerHour,
    disabledFeatures: values.disabledFeatures,
    isRemote: values.isRemoteAgent,
  };
  let outcome: Result<{ entry: Entry }, Failure> = fail({ kind: 'lost' });
  await journal.change((known) => {
    const now = Date.now();
    const decision: Result<Decision, Failure> = decide(
      id,
      wish,
      known.filter((entry) => entry.owner === owner),
      session,
      limits,
      now,
    );
    if (!decision.ok) {
      outcome = decision;
      return known;
    }
    if (decision.value.do === 'follow') {
      outcome = ok({ entry: decision.value.entry });
      return known;
    }
    const entry = newEntry(id, owner, wish, session, now, ask);
    outcome = ok({ entry });
    return [...known, entry];
  });
  return outcome;
}
