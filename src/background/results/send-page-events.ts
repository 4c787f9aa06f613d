import type { DeviceValue, Journal } from '../../platform/database.ts';
import { callRecords } from '../../results/call-record.ts';
import { pageEventDetail } from '../../results/page-event.ts';
import type { ReceivedCall } from '../../results/received-call.ts';
import { follow, type KnownCall } from '../../results/result-event.ts';
import type { Entry } from '../../session/journal.ts';
import type { Settings } from '../../settings/catalog.ts';
import { oneAtATime } from '../one-at-a-time.ts';

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
  readonly received: () => Promise<readonly ReceivedCall[]>;
  /** The calls whose events the pages have. */
  readonly known: Pick<DeviceValue<readonly KnownCall[]>, 'get' | 'update'>;
  readonly readSettings: () => Promise<Pick<Settings, 'pageEventOrigins'>>;
  readonly sendTo: (message: PageMessage) => Promise<void>;
}

export interface PageEventSender {
  /** Sends what the pages of the calls do not have yet. */
  send(): Promise<void>;
  /**
   * Sends a page that has just been loaded the events of the calls whose record was opened in its tab, from the first one: the events
   * before may have gone to the page before it.
   */
  welcome(tab: number, origin: string): Promise<void>;
}

/** Milliseconds since the last change of a call after which its pages get no more events. */
const followedMs = 3_600_000;

/**
 * Sends the events of calls to the pages on which their numbers were clicked or in which their records were opened, if their origins are
 * allowed. A worker that is stopped in between sends an event again with the same `id` and `seq`.
 */
export function pageEvents({ journal, received, known, readSettings, sendTo }: Deps): PageEventSender {
  // Avoids reading the known calls again if nothing changed. A restarted worker finds them stored.
  let written = '';
  async function sendNew(): Promise<void> {
    const { pageEventOrigins: origins } = await readSettings();
    if (origins.length === 0) return;
    const now = Date.now();
    const entries = (await journal.recent()).filter((entry) => entry.createdAt > now - followedMs);
    const calls = (await received()).filter(({ startedAt }) => startedAt > now - followedMs);
    const pages = new Map([...entries.flatMap(clickedPage), ...calls.flatMap(openedPage)]);
    const records = callRecords(entries, calls).filter(({ id }) =>
      origins.includes(pages.get(id)?.origin ?? ''),
    );
    const state = JSON.stringify(records);
    if (state === written) return;
    const before = new Map(((await known.get()) ?? []).map((call) => [call.id, call]));
    const followed = records.map((record) => follow(before.get(record.id), record, () => true, now));
    for (const { known: call, events } of followed) {
      const page = pages.get(call.id);
      if (!page) continue;
      const { tab, origin } = page;
      for (const event of events)
        await sendTo({ tab, origin, type: event.type, detail: pageEventDetail(event, page) });
    }
    let hasForgotten = false;
    await known.update((latest) => {
      const ids = new Set((latest ?? []).map(({ id }) => id));
      // A page that was loaded during this run gets the events of its call again.
      const kept = followed.filter(({ known: { id } }) => ids.has(id) || !before.has(id));
      hasForgotten = kept.length < followed.length;
      return kept.map((each) => each.known);
    });
    written = hasForgotten ? '' : state;
  }

  /** Forgets which events the page has. It is stored at once, so that a worker that is stopped in between sends them again too. */
  async function forget(tab: number, origin: string): Promise<void> {
    const ids = (await received())
      .filter(({ page }) => page?.tab === tab && page.origin === origin)
      .map(({ id }) => id);
    if (ids.length === 0) return;
    await known.update((calls) => (calls ?? []).filter(({ id }) => !ids.includes(id)));
    written = '';
  }

  // Two runs at a time would send the same events.
  const send = oneAtATime(sendNew);

  return {
    send,
    async welcome(tab, origin) {
      await forget(tab, origin);
      await send();
    },
  };
}

interface CallPage {
  readonly tab: number;
  readonly origin: string;
  readonly recordName?: string;
  readonly recordType?: string;
}

/** The page on which the number of a dial was clicked, by the id of the call. */
function clickedPage({ id, command }: Entry): [string, CallPage][] {
  if (command.kind !== 'dial' || command.tab === undefined || command.origin === undefined) return [];
  const { tab, origin, recordName, recordType } = command;
  const record = {
    ...(recordName === undefined ? {} : { recordName }),
    ...(recordType === undefined ? {} : { recordType }),
  };
  return [[id, { tab, origin, ...record }]];
}

/** The page in which the record of a received call was opened, by the id of the call. */
function openedPage({ id, page }: ReceivedCall): [string, CallPage][] {
  return page ? [[id, page]] : [];
}
