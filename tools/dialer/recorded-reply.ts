import { type FunctionName, functions } from '../../src/vicidial/functions.ts';
import { redact } from '../../src/vicidial/redact.ts';
import { refusalOf } from '../../src/vicidial/refusal.ts';
import { decode } from '../../src/vicidial/reply.ts';
import { read, type Verdict } from '../../src/vicidial/reply-lines.ts';

/** One line of a recording: what was asked and what came back. */
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
  /** Kind of the refusal, foreverything but a good answer. */
  readonly failure: string | null;
  readonly data: unknown;
  /** The password of the request is still in what was decoded. */
  readonly leaks: boolean;
}

/** Decodes as the extension does; functions that it never calls are read by the grammar alone. */
export function decodeRecorded(recorded: RecordedReply): DecodedReply {
  const { params, endpoint } = recorded;
  const isAgentDoor = !/non_agent/.test(endpoint);
  const asked = params['function'] ?? '';
  const text = redact(recorded.body, params['pass'] ? [params['pass']] : []);
  const name = nameOf(asked, isAgentDoor);
  const decoded = name
    ? decodeKnown(name, { status: recorded.http_status, contentType: recorded.content_type, text })
    : decodeUnknown(recorded.http_status, text, isAgentDoor);
  return { function: asked, ...decoded, leaks: holds(JSON.stringify(decoded), params['pass'] ?? '') };
}

function nameOf(asked: string, isAgentDoor: boolean): FunctionName | undefined {
  const name = !isAgentDoor && asked === 'version' ? 'non_agent_version' : asked;
  if (!Object.hasOwn(functions, name)) return undefined;
  const known = name as FunctionName;
  return (functions[known].door === 'agent') === isAgentDoor ? known : undefined;
}

type Decoded = Pick<DecodedReply, 'verdict' | 'failure' | 'data'>;

function decodeKnown(name: FunctionName, reply: Parameters<typeof decode>[1]): Decoded {
  const { verdict } = read(reply.text, functions[name].success.length === 0);
  const decoded = decode(name, reply);
  if (!decoded.ok) {
    const seen = verdict === 'data' ? 'unrecognised' : verdict;
    return { verdict: seen, failure: decoded.error.kind, data: decoded.error.about ?? null };
  }
  return { verdict: verdict === 'unrecognised' ? 'data' : verdict, failure: null, data: decoded.value };
}

function decodeUnknown(status: number, text: string, isAgentDoor: boolean): Decoded {
  const { verdict, message, rows } = read(text, !isAgentDoor);
  switch (verdict) {
    case 'error': {
      const { kind, about } = refusalOf(message);
      return { verdict, failure: kind, data: about ?? null };
    }
    case 'empty':
      // The non-agent API says nothing when an update had nothing to change.
      return {
        verdict,
        failure: status >= 500 ? 'serverFault' : isAgentDoor ? 'unknownFunction' : null,
        data: null,
      };
    case 'unrecognised':
      return { verdict, failure: 'unrecognised', data: null };
    case 'data':
      return { verdict, failure: null, data: { rows } };
    default:
      return { verdict, failure: null, data: { message } };
  }
}

/** Whether the text holds the password as itself, not as some digits of a longer number. */
function holds(text: string, pass: string): boolean {
  if (pass === '') return false;
  const escaped = pass.replace(/[^\p{L}\p{N}]/gu, '\\$&');
  return new RegExp(pass.length < 6 ? `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])` : escaped, 'iu').test(
    text,
  );
}
