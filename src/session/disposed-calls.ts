import type { Entry } from './journal.ts';

/** The drafts of older calls are discarded long before. */
const mostKept = 50;

/**
 * The calls (`callKey`) whose disposition was set through the extension, the latest last. `known`: those of the last time,
 * because an entry leaves the recent journal after two hours. Returns the same list if nothing changed.
 */
export function disposedCalls(known: readonly string[], entries: readonly Entry[]): readonly string[] {
  const added = entries.flatMap(({ command, state, before }) => {
    const isDisposed = command.kind === 'dispose' && state === 'confirmed' && before.call !== undefined;
    return isDisposed && !known.includes(before.call ?? '') ? [before.call ?? ''] : [];
  });
  return added.length === 0 ? known : [...known, ...new Set(added)].slice(-mostKept);
}
