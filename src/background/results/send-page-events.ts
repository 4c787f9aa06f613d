import type { DeviceValue, Journal } from '../../platform/database.ts';
import { callRecords } from '../../results/call-record.ts';
import { pageEventDetail } from '../../results/page-event.ts';
import { follow, type KnownCall } from '../../results/result-event.ts';
import type { Entry } from '../../session/journal.ts';
import type { Settings } from '../../settings/catalog.ts';

interface PageMessage {
  readonly tab: number;
  /** Only pages of this origin may have it. */
  readonly origin: string;
  readonly type: string;
  /** JSON. */
  readonly detail: string;
}

interface Deps {
  readonly journal: Pick<Journal, 'recent'>;
  /** The calls whose events the pages have. */
  readonly known: Pick<DeviceValue<readonly KnownCall[]>, 'get' | 'set'>;
  readonly readSettings: () => Promise<Pick<Settings, 'pageEventOrigins'>>;
  readonly send: (message: PageMessage) => Promise<void>;
}

/** Milliseconds since the last change of a call after which its pages get no more events. */
const followedMs = 3_600_000;

/**
 * Sends the events of calls to the pages on which their numbers were clicked, if their origins are allowed. A worker that is
 * stopped in between sends an event again with the same `id` and `seq`.
 */
export function pageEvents({ journal, known, readSettings, send }: Deps): () => Promise<void> {
  // Avoids reading the known calls again if nothing changed. A restarted worker finds them stored.
  let written = '';
  return async () => {
    const { pageEventOrigins: origins } = await readSettings();
    if (origins.length === 0) return;
    const now = Date.now();
    const entries = (await journal.recent()).filter((entry) => entry.createdAt > now - followedMs);
    const records = callRecords(entries).filter(({ site }) => site !== null && origins.includes(site));
    const state = JSON.stringify(records);
    if (state === written) return;
    const before = new Map(((await known.get()) ?? []).map((call) => [call.id, call]));
    const followed = records.map((record) => follow(before.get(record.id), record, () => true, now));
    for (const { known: call, events } of followed) {
      const dial = commandOf(entries, call.id);
      if (dial?.tab === undefined || dial.origin === undefined) continue;
      const { tab, origin } = dial;
      for (const event of events)
        await send({ tab, origin, type: event.type, detail: pageEventDetail(event, dial) });
    }
    await known.set(followed.map((each) => each.known));
    written = state;
  };
}

function commandOf(entries: readonly Entry[], id: string) {
  const command = entries.find((entry) => entry.id === id)?.command;
  return command?.kind === 'dial' ? command : undefined;
}
