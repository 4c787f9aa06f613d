import type { Failure } from '../../../failure.ts';
import type { ImportRow } from '../../../leads/import/import-row.ts';
import {
  type ImportTarget,
  isOpenImport,
  type LeadImport,
  newEntries,
  noEntries,
} from '../../../leads/import/lead-import.ts';
import { importEntries } from '../../../platform/lead-import-database.ts';
import { leadImports } from '../../../platform/stored-lead-imports.ts';
import { supervisorState } from '../../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../../result.ts';
import { readSettings } from '../../effective-settings.ts';

/** How many imports are kept with their rows. */
const mostImports = 10;

/**
 * Stores a new import. One import is open at a time. The same id again is the import that it began. The rows are stored first:
 * an import without its rows would be done at once.
 */
export async function startImport(
  id: string,
  target: ImportTarget,
  rows: readonly ImportRow[],
): Promise<Result<null, Failure>> {
  const { signIn } = await supervisorState.get();
  if (signIn.state !== 'in') return fail({ kind: 'notSignedIn' });
  const refusal = await refusalOfTarget(target);
  if (refusal) return fail(refusal);
  const { bulkLimit } = (await readSettings()).values;
  if (rows.length > bulkLimit) return fail({ kind: 'tooManyRows', about: String(bulkLimit) });
  const known = await leadImports.get();
  if (known.some((each) => each.id === id)) return ok(null);
  if (known.some(isOpenImport)) return fail({ kind: 'importRunning' });
  try {
    await importEntries.add(newEntries(id, rows));
  } catch {
    return fail({ kind: 'storageFull' });
  }
  const started: LeadImport = {
    ...{
      id,
      by: signIn.identity.user,
      address: signIn.identity.address,
      at: Date.now(),
      target,
      state: 'running',
    },
    counts: { ...noEntries, new: rows.length },
  };
  let dropped: readonly LeadImport[] = [];
  await leadImports.update((all) => {
    const imports = [started, ...all];
    dropped = imports.slice(mostImports);
    return imports.slice(0, mostImports);
  });
  for (const each of dropped) await importEntries.remove(each.id);
  return ok(null);
}

/** Why the settings do not allow leads in this list, or undefined. It is asked again before each group of requests. */
export async function refusalOfTarget({ listId }: ImportTarget): Promise<Failure | undefined> {
  const { leadImport, writableLists } = (await readSettings()).values;
  if (!leadImport) return { kind: 'setByOrganization' };
  return writableLists.length > 0 && !writableLists.includes(listId)
    ? { kind: 'listNotAllowed', about: listId }
    : undefined;
}
