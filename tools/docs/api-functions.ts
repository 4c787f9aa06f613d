import type { AgentFunction } from '../../src/vicidial/functions.ts';
import type { ProductFunction } from '../../src/vicidial/product-functions.ts';
import type { supervisorFunctions } from '../../src/vicidial/supervisor-functions.ts';

/** The functions of the agent API that the product calls with the login of an agent. */
type Called = Exclude<
  ProductFunction & AgentFunction,
  'version' | 'webphone_url' | keyof typeof supervisorFunctions
>;

/** What an agent cannot do without the function. The type makes the list complete. */
const uses: Readonly<Record<Called | 'external_add_lead', string>> = {
  external_dial: 'Required: calls, and the test whether the agent can be called for.',
  external_hangup: 'Required: hang up.',
  external_status: 'Required: dispositions and callbacks.',
  recording: 'The state of the session, and recording. Without it, see below.',
  calls_in_queue_count: 'The number of waiting calls. It also proves the login where `recording` is missing.',
  external_pause: 'Pause and go ready.',
  pause_code: 'Pause codes.',
  park_call: 'Hold.',
  send_dtmf: 'Keypad tones.',
  transfer_conference: 'Transfers and three-way calls.',
  preview_dial_action: 'Previews, and canceling a dial.',
  call_agent: '"Ring my phone".',
  change_ingroups: 'In-groups. The API user also needs the right to change them.',
  logout: 'Logging out.',
  update_fields:
    "Adding notes to the lead's comments. The API user also needs the right to modify leads, and the second account below too.",
  external_add_lead: 'Adding leads to the manual dial list of the agent.',
  ra_call_control: 'Remote agents only: hang up and transfer.',
};

/** The section about the API user, as lines of Markdown. */
export function apiUserSection(): string[] {
  return [
    '## The API user',
    '',
    'The API user needs **Agent API access** (`vdc_agent_api_access`), a password of letters and digits, and the language',
    '"default English". `api_allowed_functions` must contain these functions, or the agents do without what they are for:',
    '',
    '| Function | For |',
    '|---|---|',
    ...Object.entries(uses).map(([name, use]) => `| \`${name}\` | ${use} |`),
    '',
    `All of them: \`${Object.keys(uses).join(' ')}\``,
    '',
    'A release from before 2012, or an account without `recording`, can sign in and work. The extension then offers no',
    'recording. It knows what the agent does from the agent screen in the same browser; without that, it knows only whether the',
    'agent is idle, and takes the rest from the commands that it has sent.',
    '',
    'The optional second account reads `agent_status` and `user_details` of the non-agent API. It needs level 7 and **View reports**.',
    'For notes in the comments of leads, it also needs `lead_field_info` and **Modify leads**.',
    '',
  ];
}
