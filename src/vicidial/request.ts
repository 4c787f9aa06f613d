import type { OwnFailure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { FunctionRow } from './function-row.ts';
import type { FunctionName, Input } from './functions.ts';
import type { Rule } from './parameters.ts';

/** The name of the product in the dialer's log. Without at least two characters, the dialer does not reply (docs/vicidial/facts.md 3.1). */
export const source = 'clicktodial';

/** With a shorter number, the agent screen dials the next lead of the hopper (docs/vicidial/facts.md 1.7). */
const shortest = 5;
const longest = 18;

/** The parameters of one request without the login. `row`: the row of this function. The dialer keeps each value completely, so its echo can be compared. */
export function encode<F extends FunctionName>(
  name: F,
  row: FunctionRow,
  input: Input<F>,
): Result<Record<string, string>, OwnFailure> {
  const { required, optional } = row;
  const given: Readonly<Record<string, string | undefined>> = input;
  const parameters: Record<string, string> = { function: wireName(name), source };

  for (const [parameter, rule] of Object.entries({ ...required, ...optional })) {
    const value = given[parameter];
    if (value === undefined || (value === '' && parameter in optional)) {
      if (parameter in required) return fail({ kind: 'unsafeText', about: parameter });
      continue;
    }
    const safe = normalizeValue(parameter, value, rule);
    if (!safe.ok) return safe;
    parameters[parameter] = safe.value;
  }
  // Only a lead, or the dry run with lead 0, needs no number.
  if (name === 'external_dial' && !parameters['value'] && !parameters['lead_id']) {
    return fail({ kind: 'notANumber' });
  }
  return ok(parameters);
}

/** The name in the request, because both APIs have a `version`. */
function wireName(name: FunctionName): string {
  return name === 'non_agent_version' ? 'version' : name;
}

/** The value in the form that the dialer keeps completely, or the reason why it is not sent. */
export function normalizeValue(parameter: string, value: string, rule: Rule): Result<string, OwnFailure> {
  const unsafe = fail({ kind: 'unsafeText', about: parameter } as const);
  if (rule.kind === 'choice') return rule.choices.includes(value) ? ok(value) : unsafe;
  if (rule.kind === 'number') {
    if (!/^[0-9]+$/.test(value) || value.length > longest) return fail({ kind: 'notANumber' });
    return value.length < shortest ? fail({ kind: 'numberTooShort' }) : ok(value);
  }
  if (value.length > rule.max * 4) return unsafe;
  const safe = rule.tidy ? rule.tidy(value) : value;
  const fits =
    safe.length >= rule.min &&
    safe.length <= rule.max &&
    [...safe].every((character) => rule.alphabet.test(character)) &&
    (rule.shape === undefined || rule.shape.test(safe));
  return fits ? ok(safe) : unsafe;
}
