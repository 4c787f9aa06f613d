import { type EntryState, entryStates, type ImportEntry } from '../../src/leads/import/lead-import.ts';
import type { importEntries as real } from '../../src/platform/lead-import-database.ts';

/** Replaces platform/lead-import-database.ts in unit tests: the rows of imports in memory. */
export const storedEntries = new Map<string, ImportEntry>();

const of = (id: string) => [...storedEntries.values()].filter((entry) => entry.import === id);
const put = (entry: ImportEntry) => void storedEntries.set(entry.key, structuredClone(entry));

export const importEntries: typeof real = {
  async add(entries) {
    entries.forEach(put);
  },
  async claim(id, change) {
    const entry = of(id).find(({ state }) => state === 'new');
    if (!entry) return undefined;
    const claimed = change(entry);
    put(claimed);
    return claimed;
  },
  async put(entry) {
    put(entry);
  },
  async inState(id: string, state: EntryState) {
    return of(id).filter((entry) => entry.state === state);
  },
  async change(id, change) {
    of(id).map(change).forEach(put);
  },
  async counts(id) {
    const counted = entryStates.map((state) => [state, of(id).filter((each) => each.state === state).length]);
    return Object.fromEntries(counted) as Record<EntryState, number>;
  },
  async all(id) {
    return of(id);
  },
  async remove(id) {
    for (const entry of of(id)) storedEntries.delete(entry.key);
  },
};
