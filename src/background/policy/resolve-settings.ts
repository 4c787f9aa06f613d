import { isEqual } from '../../is-equal.ts';
import { profileEmail } from '../../platform/environment.ts';
import { effective } from '../../platform/stored-state.ts';
import { userSettings } from '../../platform/user-settings.ts';
import type { Effective } from '../../settings/effective.ts';
import { withProfileAgent } from '../../settings/policy/profile-agent.ts';
import { resolve } from '../../settings/resolve.ts';
import { policyNow } from './policy.ts';

let turn: Promise<unknown> = Promise.resolve();

/** Resolves the settings from policy and user, and stores them if they changed. */
export function resolveSettings(): Promise<Effective> {
  const settled = turn.then(async () => {
    const [policy, user, before] = await Promise.all([policyNow(), userSettings.get(), effective.get()]);
    const resolved = resolve(policy.policy, user);
    const email = resolved.values.agentUserFromProfile ? await profileEmail() : '';
    const now: Effective = {
      ...withProfileAgent(resolved, email),
      certainty: policy.certainty,
      changedAt: policy.changedAt ?? null,
    };
    if (!isEqual(now, before)) await effective.set(now);
    return now;
  });
  turn = settled.catch(() => undefined);
  return settled;
}
