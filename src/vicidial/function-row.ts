import type { Rule } from './parameters.ts';

/** Which script receives the request: agc/api.php or vicidial/non_agent_api.php. */
export type Endpoint = 'agent' | 'nonAgent';

/**
 * One function of the dialer. The comment above each row says what a success reply means, what the function needs beyond
 * API access, and what confirms the effect. A success reply of the agent API never means that the effect happened.
 */
export interface FunctionRow {
  readonly endpoint: Endpoint;
  readonly required: Readonly<Record<string, Rule>>;
  readonly optional: Readonly<Record<string, Rule>>;
  /** How a success reply begins, after `SUCCESS: `. Empty for a function that replies in rows or lines of its own. */
  readonly success: readonly string[];
  /** Names of the pipe-separated fields after it. Later releases only append fields. */
  readonly fields: readonly string[];
}
