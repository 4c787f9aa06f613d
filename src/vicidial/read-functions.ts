import type { FunctionRow } from './function-row.ts';
import * as p from './parameters.ts';

const target = { agent_user: p.agentUser };

/** The functions of the non-agent API that the product uses. All of them only read (docs/vicidial/facts.md 7). */
export const readingFunctions = {
  /** Reads the release and the server time. Needs no login. Confirmed by: the reply. */
  non_agent_version: {
    endpoint: 'nonAgent',
    required: {},
    optional: {},
    success: [],
    fields: ['version', 'build', 'date', 'epoch'],
  },
  /** Reads one session. Needs: level 7 and view reports. Confirmed by: the reply. */
  agent_status: {
    endpoint: 'nonAgent',
    required: target,
    optional: { header: p.oneOf('YES'), stage: p.oneOf('tab', 'pipe', 'csv') },
    success: [],
    fields: [],
  },
  /**
   * Reads every session that the account may see.
   * Needs: level 7 and view reports.
   * Confirmed by: the reply.
   */
  logged_in_agents: {
    endpoint: 'nonAgent',
    required: {},
    optional: {
      show_sub_status: p.oneOf('YES'),
      header: p.oneOf('YES'),
      stage: p.oneOf('tab', 'pipe', 'csv'),
    },
    success: [],
    fields: [],
  },
  /** Reads one user. Needs: level 7 and view reports. Confirmed by: the reply. */
  user_details: {
    endpoint: 'nonAgent',
    required: target,
    optional: { header: p.oneOf('YES'), stage: p.oneOf('tab', 'pipe', 'csv') },
    success: [],
    fields: [],
  },
  /** Reads one field of a lead. Needs: level 7 and modify leads. Confirmed by: the reply. */
  lead_field_info: {
    endpoint: 'nonAgent',
    required: { lead_id: p.leadId, field_name: p.oneOf('comments') },
    optional: {},
    success: [],
    fields: [],
  },
} as const satisfies Record<string, FunctionRow>;
