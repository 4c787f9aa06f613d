import { changeDrafts, type DraftChange, type Drafts, noDrafts } from '../session/drafts.ts';
import { storedValue } from './storage.ts';

/** The drafts of this browser session. Content scripts cannot read them. */
export const storedDrafts = storedValue<Drafts>(
  'session',
  'drafts',
  (raw): raw is Drafts => typeof raw === 'object' && raw !== null && 'version' in raw && 'texts' in raw,
  noDrafts,
);

/**
 * Reads the drafts, changes them and writes them once. Returns the result. The lock makes changes of several surfaces and
 * of the worker run one after another, so that none overwrites another.
 */
export function storeDraftChanges(changes: readonly DraftChange[]): Promise<Drafts> {
  return navigator.locks.request('drafts', async () => {
    const before = await storedDrafts.get();
    const after = changes.reduce(changeDrafts, before);
    if (after !== before) await storedDrafts.set(after);
    return after;
  });
}
