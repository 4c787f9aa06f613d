import type { Handlers } from '../../../platform/request-router.ts';
import { ok } from '../../../result.ts';
import { explained } from '../../explained-reply.ts';
import type { ImportRequest } from './import-requests.ts';
import { changeImport, runImport } from './run-import.ts';
import { startImport } from './start-import.ts';

/** The handlers of the requests that the page for new leads sends. */
export const importHandlers: Pick<Handlers, ImportRequest> = {
  async startLeadImport({ id, target, rows }) {
    const started = await startImport(id, target, rows);
    if (started.ok) void runImport();
    return explained(started);
  },
  async changeLeadImport({ id, change }) {
    return explained(await changeImport(id, change));
  },
  async runLeadImport() {
    void runImport();
    return ok(null);
  },
};
