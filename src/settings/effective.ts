import type { PolicyState } from './policy/policy-state.ts';
import type { Resolved } from './resolve.ts';

/** The settings in force, and whether the organization's part of them is certainly the latest. */
export interface Effective extends Resolved {
  readonly certainty: PolicyState['certainty'];
  /** When the policy last changed in this browser session, in epoch milliseconds. */
  readonly changedAt: number | null;
}

/** Whether people may teach which digits of a site are numbers. */
export function mayTeach({ values, locked }: Pick<Effective, 'values' | 'locked'>): boolean {
  return !locked.includes('sites') && !values.disabledFeatures.includes('teachNumbers');
}
