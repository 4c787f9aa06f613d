import { type FunctionName, functions } from '../../src/vicidial/functions.ts';
import { nonAgentFunctions } from '../../src/vicidial/non-agent/non-agent-functions.ts';
import { decodeAny } from '../../src/vicidial/non-agent/non-agent-reply.ts';
import { redact } from '../../src/vicidial/redact.ts';
import { refusalOf } from '../../src/vicidial/refusal.ts';
import { parseReply, type Verdict } from '../../src/vicidial/reply-lines.ts';
import { decode } from '../../test/support/agent-api.ts';

/** One line of a recording: a request and its reply. */
export interface RecordedReply {
  readonly endpoint: string;
  readonly params: Readonly<Record<string, string>>;
  readonly http_status: number;
  readonly content_type: string;
  readonly body: string;
}

export interface DecodedReply {
  readonly function: string;
  readonly verdict: Verdict;
  /** The kind of the refusal; null for a successful reply. */
  readonly failure: string | null;
  readonly data: unknown;
  /** Whether the decoded reply still contains the password of the request. */
  readonly leaks: boolean;
}

/** Decodes like the extension. For functions outside the table, only the grammar applies. */
export function decodeRecorded(recorded: RecordedReply): DecodedReply {
  const { params, endpoint } = recorded;
  const asked = params['function'] ?? '';
  const text = redact(recorded.body, params['pass'] ? [params['pass']] : []);
  const decoded = endpoint.includes('non_agent')
    ? decodeNonAgentReply(asked, recorded, text)
    : decodeAgentReply(asked, recorded, text);
  return { function: asked, ...decoded, leaks: holds(JSON.stringify(decoded), params['pass'] ?? '') };
}

type Decoded = Pick<DecodedReply, 'verdict' | 'failure' | 'data'>;

/** The functions of the joke, which all have the same reply. */
const jokes = new Set(['coffee', 'start_coffee', 'make_coffee', 'brew_coffee']);

function decodeNonAgentReply(asked: string, recorded: RecordedReply, text: string): Decoded {
  const name = jokes.has(asked) ? 'coffee' : asked;
  const reply = decodeAny(nonAgentFunctions, name, recorded.params, { status: recorded.http_status, text });
  const { verdict, results, columns, rows, unfit, value } = reply;
  const error = results.find(({ result }) => result === 'error');
  const data = { results, columns, rows, unfit, ...(value === undefined ? {} : { value }) };
  switch (verdict) {
    case 'error':
      return { verdict, failure: refusalOf(error?.message ?? '').kind, data };
    case 'unrecognized':
      return { verdict, failure: 'unrecognized', data: null };
    case 'empty':
      // The non-agent API prints nothing if an update changes nothing.
      return { verdict, failure: recorded.http_status >= 500 ? 'serverFault' : null, data: null };
    default:
      return { verdict, failure: null, data };
  }
}

function decodeAgentReply(asked: string, recorded: RecordedReply, text: string): Decoded {
  const isKnown = Object.hasOwn(functions, asked) && functions[asked as FunctionName].endpoint === 'agent';
  if (!isKnown) return decodeUnknown(text);
  const name = asked as FunctionName;
  const { verdict } = parseReply(text, functions[name].success.length === 0);
  const decoded = decode(name, {
    status: recorded.http_status,
    contentType: recorded.content_type,
    text,
  });
  if (!decoded.ok) {
    const seen = verdict === 'data' ? 'unrecognized' : verdict;
    return { verdict: seen, failure: decoded.error.kind, data: decoded.error.about ?? null };
  }
  return { verdict: verdict === 'unrecognized' ? 'data' : verdict, failure: null, data: decoded.value };
}

function decodeUnknown(text: string): Decoded {
  const { verdict, message } = parseReply(text, false);
  switch (verdict) {
    case 'error': {
      const { kind, about } = refusalOf(message);
      return { verdict, failure: kind, data: about ?? null };
    }
    case 'empty':
      return { verdict, failure: 'unknownFunction', data: null };
    case 'unrecognized':
      return { verdict, failure: 'unrecognized', data: null };
    default:
      return { verdict, failure: null, data: { message } };
  }
}

/** Whether the text contains the password, but not as digits of a longer number. */
function holds(text: string, pass: string): boolean {
  if (pass === '') return false;
  const escaped = pass.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  return new RegExp(pass.length < 6 ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped, 'iu').test(
    text,
  );
}
