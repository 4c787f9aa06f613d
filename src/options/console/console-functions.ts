import { type AgentFunction, agentFunctions } from '../../vicidial/agent-functions.ts';
import type { Endpoint, FunctionRow } from '../../vicidial/functions.ts';
import { campaignFunctions } from '../../vicidial/non-agent/campaign-functions.ts';
import { leadFunctions } from '../../vicidial/non-agent/lead-functions.ts';
import { listFunctions } from '../../vicidial/non-agent/list-functions.ts';
import { logFunctions } from '../../vicidial/non-agent/log-functions.ts';
import { mediaFunctions } from '../../vicidial/non-agent/media-functions.ts';
import {
  isNonAgentFunction,
  type NonAgentFunctionName,
  rowOf,
} from '../../vicidial/non-agent/non-agent-functions.ts';
import { nonAgentParameters } from '../../vicidial/non-agent/non-agent-parameters.ts';
import type { NonAgentRow, Right } from '../../vicidial/non-agent/non-agent-row.ts';
import { numberFunctions } from '../../vicidial/non-agent/number-functions.ts';
import { teamFunctions } from '../../vicidial/non-agent/team-functions.ts';
import { userFunctions } from '../../vicidial/non-agent/user-functions.ts';
import type { Rule } from '../../vicidial/parameters.ts';
import { rareFunctions } from '../../vicidial/rare-functions.ts';
import { sessionFunctions } from '../../vicidial/session-functions.ts';
import { supervisorFunctions } from '../../vicidial/supervisor-functions.ts';

export type FunctionName = AgentFunction | NonAgentFunctionName;

/** A right as its column in the dialer's users table. */
export type ConsoleRight = Right | 'change_agent_campaign' | 'vdc_agent_api_access';

export interface FunctionNeeds {
  /** The minimum user level. */
  readonly level: number;
  readonly rights: readonly ConsoleRight[];
}

/** One parameter as the form shows it. */
export interface FormField {
  readonly name: string;
  readonly rule: Rule;
  readonly isRequired: boolean;
  /** A password of another account. It is shown as dots, and no text of the page contains it. */
  readonly isSecret: boolean;
  /** The value of an empty form. */
  readonly preset: string;
}

/** One function of either API as the console shows it. */
export interface ConsoleFunction {
  readonly endpoint: Endpoint;
  readonly name: FunctionName;
  readonly fields: readonly FormField[];
  readonly needs: FunctionNeeds;
}

export type Subject =
  | 'session'
  | 'otherAgent'
  | 'team'
  | 'leads'
  | 'numbers'
  | 'logs'
  | 'lists'
  | 'campaigns'
  | 'users'
  | 'media';

/** The functions of one subject, in the order of their table. */
export interface FunctionGroup {
  readonly subject: Subject;
  readonly functions: readonly ConsoleFunction[];
}

const secrets: ReadonlySet<string> = new Set(['agent_pass', 'phone_pass', 'registration_password']);

/** The rights that a function of the agent API needs beyond API access (docs/vicidial/facts.md 5 and 9). */
const agentRights: Readonly<Partial<Record<AgentFunction, readonly ConsoleRight[]>>> = {
  change_ingroups: ['change_agent_campaign'],
  set_timer_action: ['modify_campaigns'],
  update_fields: ['modify_leads'],
};

function field(name: string, rule: Rule, isRequired: boolean): FormField {
  const [only, other] = rule.kind === 'choice' ? rule.choices : [];
  const preset = isRequired && only !== undefined && other === undefined ? only : '';
  return { name, rule, isRequired, isSecret: secrets.has(name), preset };
}

function agentFunction(name: AgentFunction): ConsoleFunction {
  const { required, optional }: FunctionRow = agentFunctions[name];
  return {
    endpoint: 'agent',
    name,
    fields: [
      ...Object.entries(required).map(([each, rule]) => field(each, rule, true)),
      ...Object.entries(optional).map(([each, rule]) => field(each, rule, false)),
    ],
    needs: { level: 1, rights: ['vdc_agent_api_access', ...(agentRights[name] ?? [])] },
  };
}

function nonAgentFunction(name: NonAgentFunctionName): ConsoleFunction {
  const row = rowOf(name);
  const fields = [...row.required, ...row.optional]
    .filter((each) => !isSetByEncoding(row, each))
    .map((each) => field(each, row.rules?.[each] ?? nonAgentParameters[each], row.required.includes(each)));
  const access = row.needsApiAccess ? (['vdc_agent_api_access'] as const) : [];
  return {
    endpoint: 'nonAgent',
    name,
    fields,
    needs: { level: row.level, rights: [...access, ...row.rights] },
  };
}

/** The encoding itself asks for tabs and a header, so that the rows can be read with certainty. */
function isSetByEncoding(row: NonAgentRow, parameter: string): boolean {
  return (
    row.rows !== undefined &&
    row.optional.includes('stage') &&
    (parameter === 'stage' || parameter === 'header')
  );
}

const agentGroup = (subject: Subject, table: Readonly<Partial<Record<AgentFunction, FunctionRow>>>) => ({
  subject,
  functions: Object.keys(agentFunctions).flatMap((name) =>
    name in table ? [agentFunction(name as AgentFunction)] : [],
  ),
});

const nonAgentGroup = (subject: Subject, table: Readonly<Record<string, NonAgentRow>>) => ({
  subject,
  functions: Object.keys(table).filter(isNonAgentFunction).map(nonAgentFunction),
});

/** Every function of both APIs, by subject. */
export const functionGroups: readonly FunctionGroup[] = [
  nonAgentGroup('leads', leadFunctions),
  nonAgentGroup('lists', listFunctions),
  nonAgentGroup('campaigns', campaignFunctions),
  nonAgentGroup('users', userFunctions),
  nonAgentGroup('team', teamFunctions),
  nonAgentGroup('logs', logFunctions),
  nonAgentGroup('numbers', numberFunctions),
  nonAgentGroup('media', mediaFunctions),
  agentGroup('session', sessionFunctions),
  agentGroup('otherAgent', { ...supervisorFunctions, ...rareFunctions }),
];

/** The function with this name, or undefined. Both APIs have `version` and `coffee`. */
export function findFunction(endpoint: string, name: string): ConsoleFunction | undefined {
  return functionGroups
    .flatMap(({ functions }) => functions)
    .find((each) => each.endpoint === endpoint && each.name === name);
}
