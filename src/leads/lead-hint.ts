import type { ShownLeadField } from '../settings/shown-lead-fields.ts';
import type { Lead } from './lead.ts';

/** What the tooltip of a number shows about its newest lead. */
export interface LeadHint {
  /** How many leads have the number. With 0, the texts are empty. */
  readonly total: number;
  /** Empty: the dialer has none, or the settings do not show it. The same holds for the other texts. */
  readonly name: string;
  /** The outcome of the last call, or the status of a lead that was not called. */
  readonly status: string;
  readonly listId: string;
  /** When the dialer gave it, in epoch milliseconds. */
  readonly at: number;
}

/** The short form of the newest lead of a number. `at`: epoch milliseconds. */
export function leadHint(lead: Lead | undefined, total: number, at: number): LeadHint {
  const { name = '', status = '', listId = '' } = lead ?? {};
  return { total, name, status, listId, at };
}

/** The hint without what the settings do not show. */
export function shownHint(hint: LeadHint, shown: readonly ShownLeadField[]): LeadHint {
  return {
    ...hint,
    name: shown.includes('leadName') ? hint.name : '',
    status: shown.includes('leadStatus') ? hint.status : '',
    listId: shown.includes('leadList') ? hint.listId : '',
  };
}
