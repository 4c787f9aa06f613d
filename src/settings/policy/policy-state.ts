import { isEqual } from '../../is-equal.ts';

/**
 * Decides which policy of the organization applies. The browser reports the policy late: for some seconds after its start
 * it returns an empty policy, and it returns the same when the policy was removed. Measured in Chromium 156: up to 4.6 s
 * of `{}` after installation, 2.5 s when force-installed, then `onChanged`. Firefox 153 rejects when there is no policy
 * and never reports a change.
 */

/** How long a managed installation waits for its first policy, in milliseconds. */
export const waitLimit = 10_000;

/** An empty policy is accepted after a second empty read at least this much later, in milliseconds. */
export const agreeAfter = 5_000;

/** Delay before a waiting managed installation reads the policy again, in milliseconds. */
export const askAgainAfter = 1_000;

export type PolicyValues = Readonly<Record<string, unknown>>;

/** The result of `storage.managed.get()`. `none`: Firefox reports that there is no policy. `unreadable`: any other error. */
export type PolicyAnswer =
  | { readonly answer: 'values'; readonly values: PolicyValues }
  | { readonly answer: 'none' }
  | { readonly answer: 'unreadable' };

/** Plain data, stored for the browser session. Times are epoch milliseconds. */
export interface PolicyState {
  /** The policy that applies now. */
  readonly policy: PolicyValues;
  /** The policy to store on the device for the next start. */
  readonly lastKnownGood: PolicyValues | null;
  /**
   * `waiting`: managed, and no policy was read yet. The extension asks the user nothing and sends nothing.
   * `assumed`: the last known policy applies until the policy was read.
   * `known`: the policy was read.
   * `doubted`: the policy was read as empty once. The last known policy applies until a second read confirms that.
   */
  readonly certainty: 'waiting' | 'assumed' | 'known' | 'doubted';
  /** When `waiting` ends without a policy. */
  readonly waitUntil?: number;
  /** When the policy is read again, although the browser reported no change. */
  readonly askAgainAt?: number;
  /** When the first of the empty reads was. */
  readonly emptySince?: number;
  /** When `policy` last changed in this browser session. */
  readonly changedAt?: number;
}

export interface PolicyStart {
  readonly lastKnownGood: PolicyValues | null;
  /** `management.getSelf().installType`; `admin` means that the organization installed it. */
  readonly installType: string;
  readonly startedAt: number;
}

/** The state at the start of the browser session, before the policy was read. */
export function startPolicy({ lastKnownGood, installType, startedAt }: PolicyStart): PolicyState {
  if (lastKnownGood !== null && !isEmpty(lastKnownGood)) {
    return { policy: lastKnownGood, lastKnownGood, certainty: 'assumed', askAgainAt: startedAt };
  }
  const nothing = { policy: {}, lastKnownGood: null, askAgainAt: startedAt };
  return installType === 'admin'
    ? { ...nothing, certainty: 'waiting', waitUntil: startedAt + waitLimit }
    : { ...nothing, certainty: 'assumed' };
}

/** The state after the policy was read at `at`: at start, at `askAgainAt`, or because `onChanged` fired. */
export function nextPolicy(state: PolicyState, read: PolicyAnswer, at: number): PolicyState {
  if (read.answer === 'unreadable') return unreadable(state, at);
  if (read.answer === 'values' && !isEmpty(read.values)) return arrived(state, read.values, at);
  return empty(state, read.answer === 'none', at);
}

function arrived(state: PolicyState, values: PolicyValues, at: number): PolicyState {
  const isSame = isEqual(values, state.policy);
  const changedAt = isSame ? state.changedAt : at;
  return {
    policy: values,
    lastKnownGood: values,
    certainty: 'known',
    ...(changedAt === undefined ? {} : { changedAt }),
  };
}

function empty(state: PolicyState, isCertain: boolean, at: number): PolicyState {
  const { askAgainAt: _asked, ...rest } = state;
  if (state.lastKnownGood === null) {
    // Firefox reports at once that there is no policy. The first reads in Chromium are always empty.
    if (state.certainty === 'waiting' && !isCertain) {
      return endWaiting({ ...rest, askAgainAt: at + askAgainAfter }, at);
    }
    const { waitUntil: _until, ...settled } = rest;
    return { ...settled, certainty: 'known' };
  }
  const emptySince = state.emptySince ?? at;
  if (at - emptySince >= agreeAfter)
    return { policy: {}, lastKnownGood: null, certainty: 'known', changedAt: at };
  return { ...rest, certainty: 'doubted', emptySince, askAgainAt: emptySince + agreeAfter };
}

/** The policy stays. While `waiting`, it is read again soon; otherwise at the next start of the worker. */
function unreadable(state: PolicyState, at: number): PolicyState {
  if (state.certainty === 'waiting') return endWaiting({ ...state, askAgainAt: at + askAgainAfter }, at);
  const { askAgainAt: _asked, ...rest } = state;
  return rest;
}

function endWaiting(state: PolicyState, at: number): PolicyState {
  if (state.waitUntil === undefined || at < state.waitUntil) return state;
  const { waitUntil: _until, askAgainAt: _asked, ...rest } = state;
  return { ...rest, certainty: 'known' };
}

function isEmpty(values: PolicyValues): boolean {
  return Object.keys(values).length === 0;
}
