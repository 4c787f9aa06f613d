import type { Call, Dialer } from '../dialer/tables.ts';

/** What happens to a call, by the last four digits of the number. One table: the README and `npm run sandbox` print it. */
export const TELEPHONE_TABLE = [
  { ends: '0404', what: 'rings forever' },
  { ends: '0066', what: 'answers, then hangs up by itself' },
  { ends: '0486', what: 'busy: the call ends while it rings' },
  { ends: '0503', what: 'no route: the call ends at once' },
  { ends: '0403', what: 'on the do-not-call list: the agent screen refuses it' },
  { ends: '0408', what: 'outside of local call time: the agent screen refuses it' },
  { ends: 'any other', what: 'rings two seconds, then answers' },
] as const;

/** The alert of the agent screen for a number that it does not dial. Undefined for other numbers. */
export function screenRefusal(dialer: Dialer, number: string, checks: { dnc: boolean; callTime: boolean }) {
  if (checks.dnc && (number.endsWith('0403') || dialer.doNotCall.has(number))) return 'DNC NUMBER';
  if (checks.callTime && number.endsWith('0408')) return 'OUTSIDE OF LOCAL CALL TIME';
  return undefined;
}

/** The moments (ms since 1970) at which a call placed now is answered and ends; undefined: never by itself. */
export function fateOf(
  number: string,
  now: number,
  times: { ringMs: number; talkMs: number },
): Pick<Call, 'answersAt' | 'endsAt'> {
  const answersAt = now + times.ringMs;
  if (number.endsWith('0404')) return { answersAt: undefined, endsAt: undefined };
  if (number.endsWith('0486')) return { answersAt: undefined, endsAt: answersAt };
  if (number.endsWith('0503')) return { answersAt: undefined, endsAt: now };
  if (number.endsWith('0066')) return { answersAt, endsAt: answersAt + times.talkMs };
  return { answersAt, endsAt: undefined };
}

/** Answers and ends the calls that are due now. Returns whether anything changed. */
export function advanceCalls(dialer: Dialer, now: number): boolean {
  let changed = false;
  for (const call of dialer.calls) {
    if (call.channel === '' && call.answersAt !== undefined && call.answersAt <= now) {
      call.channel = `SIP/trunk-${String(call.leadId).padStart(8, '0')}`;
      changed = true;
    }
  }
  const alive = dialer.calls.filter((call) => call.endsAt === undefined || call.endsAt > now);
  if (alive.length !== dialer.calls.length) changed = true;
  dialer.calls = alive;
  return changed;
}

/** The time of the next change in the network (ms since 1970), or undefined. */
export function nextDue(dialer: Dialer): number | undefined {
  const due = dialer.calls.flatMap((call) => [
    ...(call.channel === '' && call.answersAt !== undefined ? [call.answersAt] : []),
    ...(call.endsAt !== undefined ? [call.endsAt] : []),
  ]);
  return due.length === 0 ? undefined : Math.min(...due);
}
