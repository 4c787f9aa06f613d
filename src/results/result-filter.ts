import type { Settings } from '../settings/catalog.ts';
import { matchesPattern } from '../settings/values/site-pattern.ts';
import type { CallRecord } from './call-record.ts';
import { type EventType, eventOfChoice } from './result-event.ts';

type FilterSettings = Pick<Settings, 'resultsEvents' | 'resultsStatuses' | 'resultsSites'>;

/** Whether the settings let an event with this record be sent. */
export function isWantedBy(settings: FilterSettings): (type: EventType, record: CallRecord) => boolean {
  const { resultsStatuses: statuses, resultsSites: sites } = settings;
  const types = new Set(settings.resultsEvents.map((choice) => eventOfChoice[choice]));
  return (type, { disposition, site }) =>
    types.has(type) &&
    (statuses.length === 0 || (disposition !== null && statuses.includes(disposition))) &&
    (sites.length === 0 || (site !== null && sites.some((pattern) => isOf(pattern, site))));
}

/** A record has the origin of its page only, so the path of the pattern does not count. */
function isOf(pattern: string, site: string): boolean {
  return matchesPattern(pattern.replace(/^([^:]+:\/\/[^/]+).*/, '$1/*'), site);
}
