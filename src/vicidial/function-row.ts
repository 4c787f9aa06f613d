import type { Rule } from './parameters.ts';

/** Which script is asked: agc/api.php or vicidial/non_agent_api.php. */
export type Endpoint = 'agent' | 'nonAgent';

export interface FunctionRow {
  readonly door: Endpoint;
  readonly required: Readonly<Record<string, Rule>>;
  readonly optional: Readonly<Record<string, Rule>>;
  /** What the account or the target agent needs beyond API access and the function's name in its list. */
  readonly needs?: string;
  /** How a good answer begins, after the verdict. A function without one answers in rows or lines of its own. */
  readonly success: readonly string[];
  /** Names of the pipe-separated fields behind it; later releases only append. */
  readonly fields: readonly string[];
  /** What a good answer means. For the agent API it never means that it happened. */
  readonly effect: string;
  /** Where it is seen that it happened. */
  readonly confirmedBy: string;
}
