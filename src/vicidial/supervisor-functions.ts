import type { FunctionRow } from './function-row.ts';
import * as p from './parameters.ts';

/** Functions of the agent API that only supervisors use. */
export const supervisorFunctions = {
  /**
   * Shows a text on the agent screens of an agent, a group or a campaign. The count 0 means that nothing was stored
   * (docs/vicidial/results-out.md 7).
   * Needs: the system setting for notifications; it is off by default.
   * Confirmed by: nothing.
   */
  send_notification: {
    endpoint: 'agent',
    required: {
      recipient: p.shortToken,
      recipient_type: p.oneOf('USER', 'USER_GROUP', 'CAMPAIGN'),
      notification_text: p.comment,
    },
    optional: {},
    success: ['notification queued - '],
    fields: ['recipient', 'recipientType', 'count'],
  },
} as const satisfies Record<string, FunctionRow>;
