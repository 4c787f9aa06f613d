import type { Entry } from './journal.ts';
import { callKey, type Session } from './state.ts';

/** The texts that were added to the comments of the lead during the call of the session, the first one first. */
export function savedNotes(session: Session, entries: readonly Entry[]): readonly string[] {
  const call = callKey(session);
  return entries.flatMap(({ command, state, before }) =>
    command.kind === 'saveNote' && state === 'confirmed' && call !== undefined && before.call === call
      ? [command.text]
      : [],
  );
}
