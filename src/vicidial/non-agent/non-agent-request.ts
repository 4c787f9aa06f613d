import type { OwnFailure } from '../../failure.ts';
import { fail, ok, type Result } from '../../result.ts';
import { normalizeValue, source } from '../request.ts';
import type { NonAgentFunctionName, NonAgentInput } from './non-agent-functions.ts';
import { nonAgentParameters, type ParameterName } from './non-agent-parameters.ts';
import type { NonAgentRow } from './non-agent-row.ts';

/**
 * The parameters of one request without the login. Lists are requested with tabs between the columns, because names contain
 * pipes and commas, and with a header, unless the header is known to be wrong.
 */
export function encodeNonAgent<F extends NonAgentFunctionName>(
  functions: Readonly<Record<F, NonAgentRow>>,
  name: F,
  input: NonAgentInput<F>,
): Result<Record<string, string>, OwnFailure> {
  const row: NonAgentRow = functions[name];
  const given: Readonly<Partial<Record<ParameterName, string>>> = input;
  const parameters: Record<string, string> = { function: name, source };
  for (const parameter of new Set([...row.required, ...row.optional])) {
    const value = given[parameter];
    if (value === undefined || value === '') {
      if (row.required.includes(parameter)) return fail({ kind: 'unsafeText', about: parameter });
      continue;
    }
    const safe = normalizeValue(parameter, value, row.rules?.[parameter] ?? nonAgentParameters[parameter]);
    if (!safe.ok) return safe;
    parameters[parameter] = safe.value;
  }
  if (row.rows && row.optional.includes('stage')) {
    parameters['stage'] = 'tab';
    if (row.rows.wrongHeader === undefined) parameters['header'] = 'YES';
  }
  return ok(parameters);
}
