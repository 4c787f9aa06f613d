import type { Failure } from '../../failure.ts';
import { leadOf } from '../../leads/lead.ts';
import { type LeadHint, leadHint, shownHint } from '../../leads/lead-hint.ts';
import { withRequest } from '../../leads/lookup-limit.ts';
import { hintRequests, keptHints } from '../../platform/stored-lead-hints.ts';
import { supervisorState } from '../../platform/stored-supervisor.ts';
import { fail, ok, type Result } from '../../result.ts';
import { isLoginFailure } from '../../session/failure-classes.ts';
import type { Settings } from '../../settings/catalog.ts';
import { askNonAgent } from '../supervisor/supervisor-client.ts';
import { supervisorLoginFailed } from '../supervisor/supervisor-sign-in.ts';
import { searchLeadIds } from './search-lead-ids.ts';

/** How long a hint is used again, in milliseconds. */
const freshMs = 10 * 60_000;
const mostKept = 200;
/** Milliseconds. The pointer rests no longer. */
const timeout = 5_000;

/** Ends the lookup that runs, because the pointer rests on another number. Without it, that lookup only takes longer. */
let latest = new AbortController();

/**
 * The short form of the leads of a number, for the tooltip on a page of an enabled site. The caller has checked the page. Answers of
 * the last minutes are used again, and the requests are limited, because a page can ask for any number.
 */
export async function readLeadHint(
  number: string,
  { leadLookup, leadTooltip, shownLeadFields: shown }: Settings,
): Promise<Result<LeadHint, Failure>> {
  if (!leadLookup || !leadTooltip) return fail({ kind: 'setByOrganization' });
  const { signIn } = await supervisorState.get();
  if (signIn.state !== 'in') return fail({ kind: 'noLeadAccount' });
  const key = `${signIn.identity.address} ${number}`;
  const kept = (await keptHints.get()).find((each) => each.key === key);
  if (kept && Date.now() - kept.hint.at < freshMs) return ok(shownHint(kept.hint, shown));
  latest.abort();
  latest = new AbortController();
  const read = await lookUp(number, latest.signal);
  if (!read.ok) {
    if (isLoginFailure(read.error)) await supervisorLoginFailed(read.error);
    return read;
  }
  const hint = read.value;
  await keptHints.update((all) =>
    [{ key, hint }, ...all.filter((each) => each.key !== key)].slice(0, mostKept),
  );
  return ok(shownHint(hint, shown));
}

/** Two requests: the leads of the number, and the newest of them. */
async function lookUp(number: string, signal: AbortSignal): Promise<Result<LeadHint, Failure>> {
  if (!(await isTurn())) return fail({ kind: 'lookupLimit' });
  const found = await searchLeadIds(number, { timeout, signal });
  if (!found.ok) return found;
  const [newest] = found.value;
  if (newest === undefined) return ok(leadHint(undefined, 0, Date.now()));
  if (!(await isTurn())) return fail({ kind: 'lookupLimit' });
  const info = await askNonAgent('lead_all_info', { lead_id: newest }, { timeout, signal });
  if (!info.ok) return info;
  const [row] = info.value.rows;
  return row ? ok(leadHint(leadOf(row), found.value.length, Date.now())) : fail({ kind: 'unrecognized' });
}

/** Whether one more request is within the limits. It counts as sent. */
async function isTurn(): Promise<boolean> {
  let isAllowed = false;
  await hintRequests.update((times) => {
    const next = withRequest(times, Date.now());
    isAllowed = next !== undefined;
    return next ?? times;
  });
  return isAllowed;
}

/** What is known about the leads of all numbers is no longer right: a lead was changed. */
export async function forgetHints(): Promise<void> {
  await keptHints.set([]);
}
