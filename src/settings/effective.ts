import type { PolicyState } from './policy/policy-state.ts';
import type { Resolved } from './resolve.ts';

/** The settings in force, and how sure it is that the organization's part is the latest. */
export interface Effective extends Resolved {
  readonly certainty: PolicyState['certainty'];
  /** When the policy last became another one in this browser session; epoch milliseconds. */
  readonly changedAt: number | null;
}
