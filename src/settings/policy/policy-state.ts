/**
 * What the organisation's policy is right now, although the browser tells it late: for seconds after the start
 * it answers with nothing, and nothing is also what it answers when the policy was removed. Pure: from the
 * state and what was seen to the next state. Measured in Chromium 156: up to 4.6 s of `{}` after installation,
 * 2.5 s when force-installed, then `onChanged`; Firefox 153 rejects when there is no policy and never says
 * that it changed.
 */

/** How long a managed install waits for a policy that it never saw before, in milliseconds. */
export const waitLimit = 10_000;

/** An empty answer is believed when a second one agrees that came at least this much later, in milliseconds. */
export const agreeAfter = 5_000;

/** How soon a managed install that waits asks again, in milliseconds. */
export const askAgainAfter = 1_000;

export type PolicyValues = Readonly<Record<string, unknown>>;

/** What `storage.managed.get()` came to. `none`: Firefox says that there is no policy; `unreadable`: any other error. */
export type PolicyAnswer =
  | { readonly answer: 'values'; readonly values: PolicyValues }
  | { readonly answer: 'none' }
  | { readonly answer: 'unreadable' };

export type PolicyEvent =
  /** The area was read, at start, again, or because `onChanged` fired. */
  | { readonly event: 'read'; readonly read: PolicyAnswer; readonly at: number }
  /** Time has passed: `askAgainAt` or `waitUntil` is reached. */
  | { readonly event: 'clock'; readonly at: number };

/** Plain data, to be kept for the browser session. Times are epoch milliseconds. */
export interface PolicyState {
  /** What applies now. */
  readonly policy: PolicyValues;
  /** What to keep on the device for the next start. Null: nothing. */
  readonly lastKnownGood: PolicyValues | null;
  /**
   * `waiting`: managed, and nothing known yet: ask the user nothing and send nothing anywhere.
   * `assumed`: the last known policy applies until it was read.
   * `known`: as read.
   * `doubted`: was read as empty once; the last known policy applies until that is confirmed.
   */
  readonly certainty: 'waiting' | 'assumed' | 'known' | 'doubted';
  /** When `waiting` ends by itself. */
  readonly waitUntil?: number;
  /** When the area is to be read again without being told. */
  readonly askAgainAt?: number;
  /** Since when the answers are empty. */
  readonly emptySince?: number;
  /** When `policy` last became another one in this browser session. */
  readonly changedAt?: number;
}

export interface PolicyStart {
  readonly lastKnownGood: PolicyValues | null;
  /** `management.getSelf().installType`; `admin` means that the organisation installed it. */
  readonly installType: string;
  readonly startedAt: number;
}

/** The state at the start of the browser session, before anything was read. */
export function startPolicy({ lastKnownGood, installType, startedAt }: PolicyStart): PolicyState {
  if (lastKnownGood !== null && !isEmpty(lastKnownGood)) {
    return { policy: lastKnownGood, lastKnownGood, certainty: 'assumed', askAgainAt: startedAt };
  }
  const nothing = { policy: {}, lastKnownGood: null, askAgainAt: startedAt };
  return installType === 'admin'
    ? { ...nothing, certainty: 'waiting', waitUntil: startedAt + waitLimit }
    : { ...nothing, certainty: 'assumed' };
}

/** The state after something was seen. */
export function nextPolicy(state: PolicyState, event: PolicyEvent): PolicyState {
  const { at } = event;
  if (event.event === 'clock') return endWaiting(state, at);
  const { read } = event;
  if (read.answer === 'unreadable') return unreadable(state, at);
  if (read.answer === 'values' && !isEmpty(read.values)) return arrived(state, read.values, at);
  return empty(state, read.answer === 'none', at);
}

function arrived(state: PolicyState, values: PolicyValues, at: number): PolicyState {
  const isSame = JSON.stringify(values) === JSON.stringify(state.policy);
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
    // Firefox says "no policy" at once and for good; Chromium's first answers are empty in any case.
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

/** What applies stays. Only who waits asks again; else the next start of the worker does. */
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
