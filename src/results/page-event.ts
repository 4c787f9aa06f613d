import type { Dial } from '../session/command.ts';
import type { ResultEvent } from './result-event.ts';

/**
 * The detail of an event for the CRM page that a number was clicked on, as JSON: the record of the call, with the words of Open
 * CTI for the page's own record (`recordId`, `recordName`, `objectType`).
 */
export function pageEventDetail(
  { type, timestamp, data }: ResultEvent,
  { recordName, recordType }: Pick<Dial, 'recordName' | 'recordType'>,
): string {
  return JSON.stringify({
    type,
    timestamp,
    ...data,
    recordName: recordName ?? null,
    objectType: recordType ?? null,
  });
}
