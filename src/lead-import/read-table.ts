import Papa from 'papaparse';
import type { Table } from '../leads/import/column-mapping.ts';
import { fail, ok, type Result } from '../result.ts';

/** Why a file is not read. */
export type FileProblem = 'tooLarge' | 'tooManyRows' | 'empty' | 'unreadable';

/** Bytes. A file of this size is read in about two seconds. */
const mostBytes = 25 * 1024 * 1024;

/** The table in a file. `mostRows`: the limit of the settings; a header comes in addition. */
export async function readFileTable(file: Blob, mostRows: number): Promise<Result<Table, FileProblem>> {
  if (file.size > mostBytes) return fail('tooLarge');
  const bytes = await file.arrayBuffer().catch(() => undefined);
  return bytes ? readTable(decodeText(new Uint8Array(bytes)), mostRows) : fail('unreadable');
}

/**
 * The rows and cells of a text as spreadsheets copy and save it: separated by commas, semicolons, tabs or pipes, with quotes
 * and line breaks in cells (RFC 4180).
 */
export function readTable(text: string, mostRows: number): Result<Table, FileProblem> {
  if (text.length > mostBytes) return fail('tooLarge');
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
    // One row more than allowed shows that the table is too long, and the rest need not be read.
    preview: mostRows + 2,
  });
  if (data.length > mostRows + 1) return fail('tooManyRows');
  return data.length === 0 ? fail('empty') : ok(data);
}

/**
 * The text of a file: UTF-8 or UTF-16 with or without a byte order mark, or else Windows-1252, which older spreadsheets save.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const sample = bytes.subarray(0, 1000);
  const isZero = (parity: number) => sample.filter((byte, at) => byte === 0 && at % 2 === parity).length;
  if (isZero(1) > sample.length / 4) return new TextDecoder('utf-16le').decode(bytes);
  if (isZero(0) > sample.length / 4) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
