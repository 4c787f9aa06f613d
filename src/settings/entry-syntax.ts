import { ok, type Result } from '../result.ts';
import { invalid, type ValidationError } from './validation-error.ts';

/**
 * The one-line syntax of lists: `VALUE=Name;part;part=value`. The head is the subject of the entry. The parts are its
 * options, in any order. Some parts may be repeated.
 */
export interface Line {
  readonly head: string;
  readonly parts: ReadonlyMap<string, string>;
  /** The repeatable parts in their order. */
  readonly repeated: readonly (readonly [name: string, value: string])[];
}

/** Parses one line. Rejects parts that are in neither list, and duplicate parts of `known`. */
export function parseLine(
  text: string,
  known: readonly string[],
  repeatable: readonly string[] = [],
): Result<Line, ValidationError> {
  const [head = '', ...rest] = text.split(';').map((piece) => piece.trim());
  const parts = new Map<string, string>();
  const repeated: [string, string][] = [];
  for (const piece of rest) {
    const cut = piece.indexOf('=');
    const name = cut < 0 ? piece : piece.slice(0, cut).trim();
    const value = cut < 0 ? '' : piece.slice(cut + 1).trim();
    if (repeatable.includes(name)) {
      repeated.push([name, value]);
      continue;
    }
    if (!known.includes(name)) return invalid('unknownPart', [...known, ...repeatable].join(', '));
    if (parts.has(name)) return invalid('twice', name);
    parts.set(name, value);
  }
  return ok({ head, parts, repeated });
}

/** A value and its displayed name: `SALE=Sale made`. Without a name, the value is displayed. */
export interface Named {
  readonly value: string;
  readonly name: string;
}

export function parseName(head: string): Named {
  const cut = head.indexOf('=');
  if (cut < 0) return { value: head, name: head };
  return { value: head.slice(0, cut).trim(), name: head.slice(cut + 1).trim() };
}

/** What no other line of the list may use: the value before the name. */
export function lineHead(line: string): string[] {
  return [parseName(line.split(';')[0] ?? '').value];
}

/** The entries of a validated list. Validation has removed every unreadable entry. */
export function readLines<T>(
  lines: readonly string[],
  read: (line: string) => Result<T, ValidationError>,
): T[] {
  return lines.flatMap((line) => {
    const result = read(line);
    return result.ok ? [result.value] : [];
  });
}
