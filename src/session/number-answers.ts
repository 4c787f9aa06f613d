/** Whether another system of the organization allows the call. */
export interface Veto {
  readonly allow: boolean;
  /** In the words of that system, for the agent. */
  readonly reason: string;
}

/** What the checks of one number have found before a dial. A check that was not made is absent. */
export interface NumberAnswers {
  /** The do-not-call lists and the calling hours, which the dialer checks in one request. */
  readonly dialer?: 'clear' | 'doNotCall' | 'callTimeClosed' | 'unanswered';
  /** How often the number was called today, by the dialer's clock. */
  readonly attempts?: number | 'unanswered';
  readonly veto?: Veto | 'unanswered';
}
