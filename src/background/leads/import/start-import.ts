import type { Failure } from '../../../failure.ts';
import type { ImportRow } from '../../../leads/import/import-row.ts';
import {
  type ImportTarget,
  isManualTarget,
  isOpenImport,
  type LeadImport,
  newEntries,
  noEntries,
} from '../../../leads/import/lead-import.ts';
import { importEntries } from '../../../platform/lead-import-database.ts';
import { leadImports } from '../../../platform/stored-lead-imports.ts';
import { fail, ok, type Result } from '../../../result.ts';
import { readSettings } from '../../effective-settings.ts';
import { addsLeads } from './import-means.ts';

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
  const adds = await addsLeads(target);
  if (!adds.ok) return adds;
  const refusal = await refusalOfTarget(target);
  if (refusal) return fail(refusal);
  const { bulkLimit } = (await readSettings()).values;
  if (rows.length > bulkLimit) return fail({ kind: 'tooManyRows', about: String(bulkLimit) });
  const known = await leadImports.get();
  if (known.some((each) => each.id === id)) return ok(null);
  if (known.some(isOpenImport)) return fail({ kind: 'importRunning' });
  try {
    await importEntries.add(newEntries(id, rows, target));
  } catch {
    return fail({ kind: 'storageFull' });
  }
  const started: LeadImport = {
    ...{
      id,
      ...adds.value,
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

/**
 * Why the settings do not allow leads there, or undefined. It is asked again before each group of requests. Nothing shows the ID of a
 * manual dial list before a lead is in it, so `writableLists` excludes it.
 */
export async function refusalOfTarget(target: ImportTarget): Promise<Failure | undefined> {
  const { leadImport, writableLists } = (await readSettings()).values;
  if (!leadImport) return { kind: 'setByOrganization' };
  if (writableLists.length === 0) return undefined;
  if (isManualTarget(target)) return { kind: 'setByOrganization' };
  const { listId } = target;
  return writableLists.includes(listId) ? undefined : { kind: 'listNotAllowed', about: listId };
}
