/**
 * Reads the parameters of a request like the PHP code of the agent API. See docs/vicidial/facts.md 2 (query takes precedence
 * over body, and the last value of a repeated name) and docs/vicidial/facts.md 4 (characters dropped from each parameter).
 */

/** The characters that are dropped, by parameter. `plus` first turns a plus into a space. */
const DROPPED: Readonly<Record<string, { drop: RegExp; plus?: true }>> = {
  user: { drop: /[^-_A-Za-z0-9]/g },
  pass: { drop: /[^-.+/=_A-Za-z0-9]/g },
  source: { drop: /[^A-Za-z0-9]/g },
  function: { drop: /[^-_A-Za-z0-9]/g },
  agent_user: { drop: /[^-_A-Za-z0-9]/g },
  alt_user: { drop: /[^A-Za-z0-9]/g },
  value: { drop: /[^-_|A-Za-z0-9]/g },
  phone_number: { drop: /[^*#0-9]/g },
  phone_code: { drop: /[^0-9X]/g },
  search: { drop: /[^-_A-Za-z0-9]/g },
  preview: { drop: /[^-_A-Za-z0-9]/g },
  focus: { drop: /[^-_A-Za-z0-9]/g },
  vendor_id: { drop: /[;#]/g, plus: true },
  source_id: { drop: /[;#]/g, plus: true },
  comments: { drop: /[;#]/g, plus: true },
  status: { drop: /[^-_A-Za-z0-9]/g },
  group_alias: { drop: /[^A-Za-z0-9]/g },
  dial_prefix: { drop: /[^A-Za-z0-9]/g },
  dial_ingroup: { drop: /[^-_A-Za-z0-9]/g },
  outbound_cid: { drop: /[^-_A-Za-z0-9]/g },
  cid_choice: { drop: /[^-_A-Za-z0-9]/g },
  ingroup_choices: { drop: /[^-_ A-Za-z0-9]/g, plus: true },
  callback_datetime: { drop: /[^- :._A-Za-z0-9]/g, plus: true },
  callback_comments: { drop: /[^- ._A-Za-z0-9]/g, plus: true },
  callback_type: { drop: /[^-_A-Za-z0-9]/g },
  qm_dispo_code: { drop: /[^-._A-Za-z0-9]/g },
  lead_id: { drop: /[^0-9]/g },
  alt_dial: { drop: /[^-_A-Za-z0-9]/g },
  campaigns: { drop: /[^-_|A-Za-z0-9]/g },
  user_groups: { drop: /[^-_|A-Za-z0-9]/g },
};

const OTHER = { drop: /["'\\;]/g } as const;

/** The parameters of one request: raw text by name. `isArray` is true when a name was sent as `name[]`. */
export interface Parameters {
  raw: ReadonlyMap<string, string>;
  hasArray: boolean;
}

/** Merges query and body: the query takes precedence, and within each the last value of a repeated name. */
export function joinParameters(query: URLSearchParams, body: URLSearchParams): Parameters {
  const raw = new Map<string, string>();
  for (const [name, value] of [...body, ...query]) raw.set(name, value);
  return { raw, hasArray: [...raw.keys()].some((name) => name.includes('[')) };
}

/** One parameter after the stripping of the agent API; '' if it was not sent. */
export function agentParameter(parameters: Parameters, name: string): string {
  const rule = DROPPED[name] ?? OTHER;
  const text = parameters.raw.get(name) ?? '';
  return ('plus' in rule && rule.plus ? text.replaceAll('+', ' ') : text).replace(rule.drop, '');
}

/** What a lead keeps without `use_non_latin` (docs/vicidial/results-out.md 9). */
const droppedFromNames = /[^- '+_.0-9A-Za-z]/g;
const droppedFromTexts = /["\\;#]/g;

/** The characters that only the non-agent API drops, by parameter. It takes several numbers, separated by commas. */
const DROPPED_BY_NON_AGENT: Readonly<Record<string, RegExp>> = {
  pass: /[^-_A-Za-z0-9]/g,
  phone_number: /[^,0-9]/g,
  date: /[^-0-9]/g,
  uniqueid: /[^.0-9]/g,
  first_name: droppedFromNames,
  last_name: droppedFromNames,
  vendor_lead_code: droppedFromTexts,
  comments: droppedFromTexts,
  email: droppedFromTexts,
  address1: droppedFromTexts,
};

/** One parameter as the non-agent API reads it. */
export function nonAgentParameter(parameters: Parameters, name: string): string {
  const drop = DROPPED_BY_NON_AGENT[name];
  return drop ? (parameters.raw.get(name) ?? '').replace(drop, '') : agentParameter(parameters, name);
}
