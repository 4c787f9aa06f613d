import type { PopPlace } from '../settings/values/pop-rule.ts';

/** What is known about a lead that has the number of a call. Empty texts: the dialer has none, or the settings do not show it. */
export interface NumberLead {
  readonly id: string;
  /** The vendor lead code: the ID of the record in the CRM. */
  readonly vendorId: string;
  readonly name: string;
  readonly status: string;
  readonly listId: string;
}

/** One record of a choice, and the address at which it opens. */
export interface RecordOption {
  readonly lead: NumberLead;
  readonly address: string;
}

/** The records among which the agent chooses, because several leads have the number of the call. */
export interface RecordChoice {
  /** The id of the received call. */
  readonly call: string;
  /** The key of that call in the session (`callKey`). */
  readonly callKey: string;
  readonly place: PopPlace;
  /** At least two, the lead of the call first. */
  readonly options: readonly RecordOption[];
  /** The id of the lead whose record was opened; undefined before the first choice. */
  readonly chosen?: string;
}
