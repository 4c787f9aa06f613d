import type { NonAgentRecord } from '../vicidial/non-agent/non-agent-functions.ts';

/** How many of these calls were on a day. `day`: `YYYY-MM-DD` by the dialer's clock. */
export function attemptsOn(
  day: string,
  calls: readonly Pick<NonAgentRecord<'phone_number_log'>, 'call_date'>[],
): number {
  return calls.filter(({ call_date }) => call_date.startsWith(day)).length;
}
