import { type Explanation, explain } from '../../failure.ts';
import type { DialerReply, DialerRequest } from '../../messages/requests.ts';
import { isAgentFunction } from '../../vicidial/agent-functions.ts';
import { functions } from '../../vicidial/functions.ts';
import { type ExplainedRefusal, explainRefusal } from '../../vicidial/non-agent/explain-refusal.ts';
import { isNonAgentFunction, nonAgentFunctions } from '../../vicidial/non-agent/non-agent-functions.ts';
import { decodeAny } from '../../vicidial/non-agent/non-agent-reply.ts';
import { redact } from '../../vicidial/redact.ts';
import { refusalOf } from '../../vicidial/refusal.ts';
import { decode, unreadable } from '../../vicidial/reply.ts';

type Row = Readonly<Record<string, string>>;

/** A line with a verdict, and the values behind it by name. */
export interface VerdictLine {
  readonly verdict: 'success' | 'notice' | 'error';
  readonly text: string;
  readonly values: Row;
}

/** A reply as the console shows it: decoded, and as text without secrets. */
export interface ConsoleReply {
  readonly isRefused: boolean;
  /** Why the dialer refused, or that the reply cannot be read. */
  readonly reason?: Explanation;
  /** What the table of the non-agent API knows about the refusal. */
  readonly refusal?: ExplainedRefusal;
  readonly lines: readonly VerdictLine[];
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  /** Rows that do not fit the columns, as cells. */
  readonly unfit: readonly (readonly string[])[];
  readonly text: string;
}

const empty = { isRefused: false, lines: [], columns: [], rows: [], unfit: [] } as const;

/**
 * Decodes a reply of either API. `secrets`: the passwords of other accounts that the request contained, because the dialer
 * repeats them (docs/vicidial/non-agent-api.md, add_user). The worker has removed those of its own accounts.
 */
export function readReply(
  request: DialerRequest,
  received: DialerReply,
  secrets: readonly string[],
): ConsoleReply {
  const text = withoutPhoneLogin(request, redact(received.text, secrets));
  const reply = { ...received, text };
  return request.endpoint === 'agent' ? readAgentReply(request, reply) : readNonAgentReply(request, reply);
}

/** The address of a web phone carries the login of that phone in its query. */
function withoutPhoneLogin({ parameters }: DialerRequest, text: string): string {
  return parameters['function'] === 'webphone_url'
    ? text.replace(/(https?:\/\/[^\s?]*)\?\S*/g, '$1?█')
    : text;
}

function readAgentReply({ parameters }: DialerRequest, reply: DialerReply): ConsoleReply {
  const { text } = reply;
  const name = parameters['function'] ?? '';
  if (!isAgentFunction(name)) throw new Error(`the agent API has no function ${name}`);
  const data = decode(name, functions[name], reply);
  if (!data.ok) return { ...empty, text, isRefused: true, reason: explain(data.error) };
  const row = Object.fromEntries(
    Object.entries(data.value).map(([column, value]) => [
      column,
      Array.isArray(value) ? value.join('\n') : String(value ?? ''),
    ]),
  );
  const columns = Object.keys(row);
  return { ...empty, text, columns, rows: columns.length > 0 ? [row] : [] };
}

function readNonAgentReply({ parameters }: DialerRequest, reply: DialerReply): ConsoleReply {
  const { text } = reply;
  const name = parameters['function'] ?? '';
  if (!isNonAgentFunction(name)) throw new Error(`the non-agent API has no function ${name}`);
  const decoded = decodeAny(nonAgentFunctions, name, parameters, reply);
  const { verdict, rows, unfit, value } = decoded;
  const lines = decoded.results.map(({ result, text: words, values, more }) => ({
    verdict: result,
    text: words,
    values: { ...values, ...Object.fromEntries(more.map((each, at) => [`${at + 1}`, each])) },
  }));
  const all = value === undefined ? rows : [{ value }];
  const columns = decoded.columns.length > 0 ? decoded.columns : Object.keys(all[0] ?? {});
  const shown = { ...empty, text, lines, columns, rows: all, unfit };
  if (verdict === 'empty' || verdict === 'unrecognized')
    return { ...shown, isRefused: true, reason: explain({ kind: unreadable(reply) }) };
  const error = verdict === 'error' ? decoded.results.find(({ result }) => result === 'error') : undefined;
  if (error === undefined) return shown;
  const reason = explain(refusalOf(error.message));
  return { ...shown, isRefused: true, reason, refusal: explainRefusal(name, error) };
}
