/** How a call ended that nobody answered, as far as its time shows: the dialer passes on no cause to an account or a page. */
export type Unanswered = 'noRoute' | 'busy' | 'noAnswer';

/** A call that ends sooner than this had no route, in milliseconds. A busy tone takes longer to arrive. */
const noRouteMs = 1_500;
/** A call that rings this long and ends by itself was not answered, in milliseconds. A busy one ends sooner. */
const noAnswerMs = 12_000;
/** The state before is recent for this long, in milliseconds: then no answer was missed between two polls. */
const recentMs = 6_000;

/** The session before, with its state by name. */
interface Before {
  readonly state: string;
  readonly seenAt: number;
  readonly callSince?: number;
  readonly unanswered?: Unanswered;
}

/**
 * How the call ended, or undefined if it was answered, is not over, or the source cannot tell ringing from talking.
 * `isSameCall`: the session showed the same call before.
 */
export function unansweredEnd(
  before: Before,
  after: string,
  isSameCall: boolean,
  now: number,
): Unanswered | undefined {
  const isRecent = now - before.seenAt <= recentMs;
  if (after === 'disposition' && before.state === 'ringing') return isRecent ? 'noAnswer' : undefined;
  if (after === 'disposition') return before.unanswered;
  if (after !== 'customerGone') return undefined;
  if (before.state === 'customerGone') return isSameCall ? before.unanswered : undefined;
  if (!isRecent) return undefined;
  if (before.state === 'paused') return 'noRoute';
  if (before.state !== 'ringing' || !isSameCall) return undefined;
  const rang = now - (before.callSince ?? now);
  if (rang < noRouteMs) return 'noRoute';
  return rang < noAnswerMs ? 'busy' : 'noAnswer';
}

/** The status for such a call that VICIdial has by default, the agent's own before the automatic one. */
const statuses: Readonly<Record<Unanswered, readonly string[]>> = {
  noRoute: ['DC', 'ADC'],
  busy: ['B', 'AB'],
  noAnswer: ['N', 'NA'],
};

/** The status in the list that fits how the call ended; undefined if the call was answered or the list has none. */
export function fittingStatus(
  unanswered: Unanswered | undefined,
  list: readonly { readonly status: string }[],
): string | undefined {
  if (unanswered === undefined) return undefined;
  return statuses[unanswered].find((status) => list.some((each) => each.status === status));
}
