import type { OwnFailure } from '../../failure.ts';
import type { DialerRequest } from '../../messages/requests.ts';
import type { Result } from '../../result.ts';
import { isAgentFunction } from '../../vicidial/agent-functions.ts';
import { functions, type Input } from '../../vicidial/functions.ts';
import {
  isNonAgentFunction,
  type NonAgentInput,
  nonAgentFunctions,
} from '../../vicidial/non-agent/non-agent-functions.ts';
import { encodeNonAgent } from '../../vicidial/non-agent/non-agent-request.ts';
import type { Rule } from '../../vicidial/parameters.ts';
import { encode, normalizeValue } from '../../vicidial/request.ts';
import type { ConsoleFunction, FormField } from './console-functions.ts';

/** What is typed in the form, by parameter. */
export type FormValues = Readonly<Record<string, string>>;

/** The values of an empty form. `agent`: the agent who is signed in, whom a function of the agent API is most often for. */
export function emptyForm({ endpoint, fields }: ConsoleFunction, agent: string | undefined): FormValues {
  const presets = fields.map(({ name, preset }) => [name, preset] as const);
  const target = fields.some(({ name }) => name === 'agent_user') && endpoint === 'agent' ? agent : undefined;
  return { ...Object.fromEntries(presets), ...(target === undefined ? {} : { agent_user: target }) };
}

/** Why the value of a field is not sent: it is missing, or the dialer would not keep it. Undefined: it is sent. */
export function fieldError(
  { name, rule, isRequired }: FormField,
  value: string,
): 'missing' | 'notKept' | undefined {
  if (value === '') return isRequired ? 'missing' : undefined;
  return normalizeValue(name, value, rule).ok ? undefined : 'notKept';
}

/** The request that the values of the form make, without the login. Passwords of other accounts are in it. */
export function requestOf(
  { endpoint, name }: ConsoleFunction,
  values: FormValues,
): Result<DialerRequest, OwnFailure> {
  const encoded = encodeValues(endpoint, name, values);
  return encoded.ok ? { ok: true, value: { endpoint, parameters: encoded.value } } : encoded;
}

function encodeValues(endpoint: DialerRequest['endpoint'], name: string, values: FormValues) {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  // The encoding checks each value, so a value of a wrong type is refused there.
  if (endpoint === 'agent' && isAgentFunction(name))
    return encode(name, functions[name], given as Input<typeof name>);
  if (endpoint === 'nonAgent' && isNonAgentFunction(name))
    return encodeNonAgent(nonAgentFunctions, name, given as NonAgentInput<typeof name>);
  throw new Error(`no function ${name} in the ${endpoint} API`);
}

/** The characters that a rule allows, as they are in its pattern: `A-Z a-z 0-9 _ -`. */
export function allowedCharacters(rule: Extract<Rule, { kind: 'text' }>): string {
  const inside = rule.alphabet.source.replace(/^\[|\]$/g, '');
  if (inside.startsWith('^')) return '';
  return [...inside.matchAll(/[A-Za-z0-9]-[A-Za-z0-9]|\\?./g)]
    .map(([part]) => (part === ' ' ? '␣' : part.replace(/^\\/, '')))
    .join(' ');
}
