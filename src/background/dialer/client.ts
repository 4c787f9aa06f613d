import type { Failure } from '../../failure.ts';
import { fail, type Result } from '../../result.ts';
import type { Settings } from '../../settings/catalog.ts';
import type { Input } from '../../vicidial/functions.ts';
import { type ProductFunction, productFunctions } from '../../vicidial/product-functions.ts';
import { type Data, decode } from '../../vicidial/reply.ts';
import { encode } from '../../vicidial/request.ts';
import type { Account } from '../auth/credentials.ts';
import { readSettings } from '../effective-settings.ts';
import { post } from './http.ts';

/** Milliseconds: docs/vicidial/facts.md 10 advises 10 s for a read and 15 s for a command. */
const timeouts = { read: 10_000, command: 15_000 } as const;
const reads: ReadonlySet<ProductFunction> = new Set([
  'version',
  'non_agent_version',
  'recording',
  'calls_in_queue_count',
  'agent_status',
  'user_details',
  'lead_field_info',
]);

interface Means {
  /** The account of a login check. Default: the kept one. */
  readonly as?: Account;
  /** The settings in force, if the caller has read them already. */
  readonly settings?: Settings;
}

/** Sends one request to the dialer. Never repeats it. */
export async function askDialer<F extends ProductFunction>(
  name: F,
  input: Input<F>,
  { as, settings }: Means = {},
): Promise<Result<Data<F>, Failure>> {
  const row = productFunctions[name];
  const parameters = encode(name, row, input);
  if (!parameters.ok) return parameters;
  const values = settings ?? (await readSettings()).values;
  const { endpoint } = row;
  const reply = await post({
    endpoint,
    path: endpoint === 'agent' ? values.agentApiPath : values.nonAgentApiPath,
    parameters: parameters.value,
    timeout: reads.has(name) ? timeouts.read : timeouts.command,
    ...(as === undefined ? {} : { as }),
  });
  if (!reply) return fail({ kind: 'notSignedIn' });
  if (reply.ok) return decode(name, row, reply.value);
  // The request may have arrived, so it is not repeated. The next request goes to the next dialer.
  if (reply.error.kind === 'unreachable' && as === undefined) {
    const { failOver } = await import('./fail-over.ts');
    await failOver(reply.error.host);
  }
  return reply;
}
