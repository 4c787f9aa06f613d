import type { Refusal } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import type { FunctionName, FunctionRow, functions } from './functions.ts';
import { refusalOf } from './refusal.ts';
import { parseReply } from './reply-lines.ts';
import {
  type AgentStatus,
  agentRowsOf,
  agentStatusOf,
  type LoggedInAgent,
  type UserDetails,
  userDetailsOf,
} from './rows.ts';

/** The HTTP response. `text` is already cut to the size limit and redacted. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

export interface Version {
  readonly version: string;
  readonly build: string;
  /** Server-local `YYYY-MM-DD HH:MM:SS`. */
  readonly date: string;
  /** Seconds. */
  readonly epoch: number;
}

/** Replies with a type of their own. Every other function returns its fields by name. */
interface Meant {
  version: Version;
  non_agent_version: Version;
  webserver: { readonly lines: readonly string[] };
  webphone_url: { readonly url: string };
  coffee: Record<string, never>;
  /** `epoch` (seconds) is the ID of the command. The agent screen carries out each ID once. */
  external_dial: {
    readonly value: string;
    readonly agent: string;
    readonly phoneCode: string;
    readonly epoch: number | undefined;
  };
  external_status: { readonly stored: string; readonly hasCallback: boolean };
  external_pause: { readonly value: string; readonly epoch: number | undefined };
  logout: { readonly value: string; readonly epoch: number | undefined };
  /** `status` is the status of the agent's session. Reading it needs no other permission (docs/vicidial/facts.md 5.7). */
  recording: {
    readonly recording: boolean;
    readonly recordingId?: string;
    readonly status: string;
    readonly session: string;
    /** The address of the server of the session. */
    readonly server: string;
  };
  calls_in_queue_count: { readonly count: number };
  agent_status: AgentStatus;
  logged_in_agents: { readonly agents: readonly LoggedInAgent[] };
  user_details: UserDetails;
  /** The field as it is stored, empty if it is. */
  lead_field_info: { readonly value: string };
}

export type Data<F extends FunctionName> = F extends keyof Meant
  ? Meant[F]
  : Readonly<Record<(typeof functions)[F]['fields'][number], string>>;

/**
 * The data of the dialer's reply, or the refusal. `serverFault` and `unknownFunction` follow from the HTTP status and an
 * empty text, `webPage` is markup without a line of a dialer, and any other reply without a known word is `unrecognized`
 * (docs/vicidial/facts.md 2 and 11).
 */
export function decode<F extends FunctionName>(
  name: F,
  row: FunctionRow,
  reply: Reply,
): Result<Data<F>, Refusal> {
  if (name === 'coffee' && reply.status === 418) return ok({} as Data<F>);
  const reading = parseReply(reply.text, row.success.length === 0);
  switch (reading.verdict) {
    case 'empty':
      // The reply is the bare field (docs/vicidial/facts.md 2).
      if (name === 'lead_field_info' && reply.status < 400) return ok({ value: '' } as Data<F>);
      if (reply.status >= 500) return fail({ kind: 'serverFault' });
      // Only the agent API replies to an unknown function with an empty text.
      return fail({ kind: row.endpoint === 'agent' ? 'unknownFunction' : 'unrecognized' });
    case 'unrecognized':
      return fail({ kind: unreadable(reply) });
    case 'error':
      return fail(refusalOf(reading.message));
    case 'data': {
      const value = reply.status < 400 ? dataOf(name, reading.rows, reply.text) : undefined;
      return value === undefined ? fail({ kind: unreadable(reply) }) : ok(value as Data<F>);
    }
    case 'success':
    case 'notice': {
      const value = messageOf(name, row, reading.message);
      return value === undefined ? fail({ kind: 'unrecognized' }) : ok(value as Data<F>);
    }
    default:
      return reading.verdict satisfies never;
  }
}

/** The kind of a reply without a line of a dialer. */
export function unreadable(reply: Pick<Reply, 'status' | 'text'>): Refusal['kind'] {
  if (/<(?:!doctype|html|head|body|title)\b/i.test(reply.text.slice(0, 65_536))) return 'webPage';
  return reply.status >= 500 ? 'serverFault' : 'unrecognized';
}

/** The data of replies without a verdict word. */
function dataOf(name: FunctionName, rows: readonly string[], text: string): Data<FunctionName> | undefined {
  switch (name) {
    case 'lead_field_info':
      return { value: text };
    case 'version':
    case 'non_agent_version':
      return versionOf(rows);
    case 'webphone_url': {
      const url = rows.find((line) => /^https?:\/\/\S+$/.test(line.trim()));
      return url === undefined ? undefined : { url: url.trim() };
    }
    case 'agent_status':
      return agentStatusOf(rows);
    case 'logged_in_agents':
      return agentRowsOf(rows);
    case 'user_details':
      return userDetailsOf(rows);
    case 'webserver':
      return rows.some((line) => line.includes('Webserver Data')) ? { lines: rows } : undefined;
    default:
      return undefined;
  }
}

function versionOf(rows: readonly string[]): Version | undefined {
  for (const line of rows) {
    const found = /^VERSION: ([^|]*)\|BUILD: ([^|]*)\|DATE: ([^|]*)\|EPOCH: (\d{10})\b/.exec(line.trim());
    if (found) {
      const [, version = '', build = '', date = '', epoch = ''] = found;
      return { version, build, date, epoch: Number(epoch) };
    }
  }
  return undefined;
}

/** The data of replies with a verdict word: the known text, then fields. */
function messageOf(name: FunctionName, row: FunctionRow, message: string): Data<FunctionName> | undefined {
  const reason = row.success.find((text) => message.startsWith(text));
  if (reason === undefined) return undefined;
  const fields = message.slice(reason.length).split('|');
  const [first = '', second = ''] = fields;
  switch (name) {
    case 'external_dial':
      return { value: first, agent: second, phoneCode: fields[2] ?? '', epoch: epochIn(fields.slice(2)) };
    case 'external_status':
      // `STATUS!datetime!TYPE!comments!qm`; a bare QM code leaves the date empty.
      return { stored: first, hasCallback: /^[^!]*![^!]+!/.test(first) };
    case 'external_pause':
    case 'logout':
      return { value: first, epoch: epochIn(fields.slice(1)) };
    case 'recording': {
      if (fields.length < 3) return undefined;
      const active = reason === 'recording active - ';
      const end = {
        status: (fields.at(-1) ?? '').trim(),
        session: fields.at(-2) ?? '',
        server: fields.at(-3) ?? '',
      };
      return active
        ? { recording: true, recordingId: second, ...end }
        : { recording: second === 'START', ...end };
    }
    case 'calls_in_queue_count':
      return /^\d{1,9}$/.test(first.trim()) ? { count: Number(first) } : undefined;
    default:
      return Object.fromEntries(
        row.fields.map((field, index) => [field, fields[index] ?? '']),
      ) as Data<'pause_code'>;
  }
}

/** The server time in seconds: the first field of ten digits that is a time of this century. Its position depends on the release. */
function epochIn(fields: readonly string[]): number | undefined {
  const found = fields.find((field) => /^1\d{9}$/.test(field));
  return found === undefined ? undefined : Number(found);
}
