import type { FunctionRow } from './function-row.ts';
import * as p from './parameters.ts';

const target = { agent_user: p.agentUser };

/** The functions of the non-agent API that we use, all of them to read (docs/vicidial/facts.md 7). */
export const readingFunctions = {
  non_agent_version: {
    door: 'nonAgent',
    required: {},
    optional: {},
    needs: 'no login',
    success: [],
    fields: ['version', 'build', 'date', 'epoch'],
    effect: 'Tells release and clock.',
    confirmedBy: 'the answer',
  },
  agent_status: {
    door: 'nonAgent',
    required: target,
    optional: { header: p.oneOf('YES'), stage: p.oneOf('tab', 'pipe', 'csv') },
    needs: 'level 7 and view reports',
    success: [],
    fields: [],
    effect: 'Reads one session.',
    confirmedBy: 'the answer',
  },
  logged_in_agents: {
    door: 'nonAgent',
    required: {},
    optional: {
      show_sub_status: p.oneOf('YES'),
      header: p.oneOf('YES'),
      stage: p.oneOf('tab', 'pipe', 'csv'),
    },
    needs: 'level 7 and view reports',
    success: [],
    fields: [],
    effect: 'Reads every session that the account may see.',
    confirmedBy: 'the answer',
  },
  user_details: {
    door: 'nonAgent',
    required: target,
    optional: { header: p.oneOf('YES'), stage: p.oneOf('tab', 'pipe', 'csv') },
    needs: 'level 7 and view reports',
    success: [],
    fields: [],
    effect: 'Reads one user.',
    confirmedBy: 'the answer',
  },
} as const satisfies Record<string, FunctionRow>;
