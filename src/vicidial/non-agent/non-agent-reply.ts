import type { NonAgentFunctionName, NonAgentRecord } from './non-agent-functions.ts';
import type { NonAgentRow, NonAgentTable } from './non-agent-row.ts';
import { type Row, type RowRequest, readTable } from './reply-rows.ts';
import { type PrintedResult, readResult } from './result-lines.ts';
import {
  readChooser,
  readInGroupForm,
  readInGroupText,
  readNumberCheck,
  readRecords,
} from './special-replies.ts';

export type NonAgentVerdict = 'success' | 'notice' | 'error' | 'data' | 'empty' | 'unrecognized';

/** A parsed reply. `results` contains every line with a verdict, because one reply may print several. */
export interface NonAgentReply<R = Row> {
  /** Success takes precedence over error, and error over notice, because a success may be printed together with errors. */
  readonly verdict: NonAgentVerdict;
  readonly results: readonly PrintedResult[];
  readonly columns: readonly string[];
  readonly rows: readonly R[];
  /** Rows that cannot be assigned to columns with certainty, as cells. */
  readonly unfit: readonly (readonly string[])[];
  /** A bare value: one field of a lead, the version line. */
  readonly value?: string;
}

/** The HTTP response. `text` is already redacted. */
interface RawReply {
  readonly status: number;
  readonly text: string;
}

const nothing = { results: [], columns: [], rows: [], unfit: [] } as const;

/** Decodes a reply of this function. `request`: the sent parameters, because they determine the columns. */
export function decodeNonAgent<F extends NonAgentFunctionName>(
  functions: NonAgentTable,
  name: F,
  request: RowRequest,
  reply: RawReply,
): NonAgentReply<NonAgentRecord<F>> {
  return decodeAny(functions, name, request, reply) as NonAgentReply<NonAgentRecord<F>>;
}

/** Decodes a reply of any function. For one that is not in the table, only the result lines are read. */
export function decodeAny(
  functions: NonAgentTable,
  name: string,
  request: RowRequest,
  { status, text }: RawReply,
): NonAgentReply {
  const row = functions[name];
  const body = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  if (body.trim() === '') return { verdict: 'empty', ...nothing };
  const form = row?.reply ?? 'lines';
  const lines = body.split('\n');
  const results: PrintedResult[] = [];
  const others: string[] = [];
  // Only the first line of a bare value or of a record can be a refusal. The other lines are free text.
  const isSomebodysText = form === 'value' || form === 'records' || row?.rows?.isOneRecord === true;
  lines.forEach((line, at) => {
    const isDoubtful = isSomebodysText || (form === 'rows' && at > 0);
    const result = isSomebodysText && at > 0 ? undefined : readResult(functions, line, isDoubtful);
    if (result) results.push(result);
    else others.push(line);
  });
  const parts = status < 400 || form === 'joke' ? readOthers(row, request, body, others, results) : undefined;
  return { verdict: verdictOf(results, parts !== undefined), ...nothing, ...parts, results };
}

function verdictOf(results: readonly PrintedResult[], hasData: boolean): NonAgentVerdict {
  for (const verdict of ['success', 'error', 'notice'] as const) {
    if (results.some(({ result }) => result === verdict)) return verdict;
  }
  return hasData ? 'data' : 'unrecognized';
}

/** The meaning of the lines without a verdict; undefined if they have none. */
function readOthers(
  row: NonAgentRow | undefined,
  request: RowRequest,
  body: string,
  others: readonly string[],
  results: readonly PrintedResult[],
): Partial<NonAgentReply> | undefined {
  const isRefused = results.some(({ result }) => result === 'error');
  if (row === undefined) return undefined;
  switch (row.reply) {
    case 'lines':
    case 'rows': {
      const isHtml = /^\s*<(?:!doctype|html|head|body|br|b>)/i.test(body);
      const hasLines = others.some((line) => line.trim() !== '');
      return row.rows && hasLines && !isHtml && !isRefused ? readTable(others, row.rows, request) : undefined;
    }
    case 'value':
      return isRefused ? undefined : { value: body };
    case 'records': {
      const records = readRecords(body);
      return records.rows.length + records.unfit.length > 0 ? records : undefined;
    }
    case 'inGroupForm': {
      if (results.length > 0) return { rows: [readInGroupText(others)] };
      const groups = readInGroupForm(body);
      const rows = groups.map(({ id, name, isSelected }) => ({ id, name, selected: isSelected ? 'Y' : 'N' }));
      return /<table/i.test(body) ? { rows } : undefined;
    }
    case 'chooser':
      return /choose_file/.test(body) ? { rows: readChooser(body).map((name) => ({ name })) } : undefined;
    case 'numberCheck': {
      const checked = readNumberCheck(others[0] ?? '');
      return checked ? { rows: [checked] } : undefined;
    }
    case 'version':
      return /^VERSION: /.test(body) ? { value: body.trim() } : undefined;
    case 'joke':
      return /^Coffee: /.test(body) ? { value: body.trim() } : undefined;
    default:
      return unknownForm(row.reply);
  }
}

function unknownForm(form: never): never {
  throw new Error(`no reader for replies of the form ${String(form)}`);
}
