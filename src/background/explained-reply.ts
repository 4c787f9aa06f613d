import { type Explanation, explain, type Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';

/** A result as the surfaces get it: a failure comes with its explanation. */
export type ExplainedReply<T> = Result<T, Explanation>;

export function explained<T>(result: Result<T, Failure>): ExplainedReply<T> {
  return result.ok ? result : fail(explain(result.error));
}

/** The same for a request that asks for no value. */
export function settled(result: Result<unknown, Failure>): ExplainedReply<null> {
  return result.ok ? ok(null) : fail(explain(result.error));
}
