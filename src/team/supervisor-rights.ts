import type { NonAgentRow, Right } from '../vicidial/non-agent/non-agent-row.ts';

/** What the supervisor's account may do, as functions that change nothing have shown it. Undefined: not known. */
export interface SupervisorRights {
  /** The user level. */
  readonly level?: number;
  readonly canReadAgents: boolean;
  /** The account may use the agent API, through which commands go to agents. */
  readonly canCommand: boolean;
  /** Epoch milliseconds of the check. */
  readonly at: number;
}

/** The level and the rights that a function needs and that the account lacks. */
export interface MissingRights {
  readonly level?: NonAgentRow['level'];
  readonly rights: readonly (Right | 'vdc_agent_api_access')[];
}

type Need = Pick<NonAgentRow, 'level' | 'rights' | 'needsApiAccess'>;

/**
 * What the account lacks for a function of the non-agent API, or undefined if nothing is known to be missing. A right that no
 * check can show is not missing.
 */
export function missingRights(need: Need, held: SupervisorRights): MissingRights | undefined {
  const isTooLow = held.level !== undefined && held.level < need.level;
  // The refusal of the dialer does not say which of the two is missing (docs/vicidial/facts.md 3.4).
  const isBlind = need.rights.includes('view_reports') && !held.canReadAgents;
  if (!isTooLow && !isBlind) return undefined;
  const blind = need.needsApiAccess
    ? (['view_reports', 'vdc_agent_api_access'] as const)
    : (['view_reports'] as const);
  return { ...(isTooLow ? { level: need.level } : {}), rights: isBlind ? blind : [] };
}

/** What the account lacks for a command to an agent, or undefined. */
export function missingForCommand(held: SupervisorRights): MissingRights | undefined {
  return held.canCommand ? undefined : { rights: ['vdc_agent_api_access'] };
}
