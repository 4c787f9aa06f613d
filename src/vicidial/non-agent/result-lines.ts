import type { NonAgentTable, ResultLine } from './non-agent-row.ts';

/** One printed line with a verdict. */
export interface PrintedResult {
  readonly result: 'success' | 'notice' | 'error';
  /** The function in the line. It is not always the called one (docs/vicidial/results-out.md 9). */
  readonly function: string | undefined;
  /** Everything after the verdict. */
  readonly message: string;
  /** The text, without function and values. */
  readonly text: string;
  /** Whether the table has the text for this function. */
  readonly isKnown: boolean;
  /** The values after the text that have a name in the table. */
  readonly values: Readonly<Record<string, string>>;
  /** The values without a name, in order. */
  readonly more: readonly string[];
}

/** The verdict word, an optional function, and the rest of the line. */
const atLineStart = /^\s*(SUCCESS|NOTICE|ERROR): ?(.*)$/;
/** Some functions print other things first and forget the line break (docs/vicidial/results-out.md 9). */
const insideLine = /(SUCCESS|NOTICE|ERROR): ((?:[a-z]+_)+[a-z]+ [A-Z].*)$/;

/**
 * The verdict in a line, or undefined. `isDoubtful`: the line may be free text that looks like a verdict. Then only a line
 * that begins with a verdict and has the name of one of these functions, or refuses the login, counts.
 */
export function readResult(
  functions: NonAgentTable,
  line: string,
  isDoubtful: boolean,
): PrintedResult | undefined {
  const start = atLineStart.exec(line);
  const found = start ?? (isDoubtful ? null : insideLine.exec(line));
  if (!found) return undefined;
  const [, word = '', message = ''] = found;
  const [, named = '', rest = ''] = /^([a-z][a-z_]*)(?: (.*))?$/.exec(message.trimEnd()) ?? [];
  const isNamed = named === 'auth' || Object.hasOwn(functions, named);
  if (isDoubtful && !isNamed && !isAboutTheCaller.test(message)) return undefined;
  const result = word.toLowerCase() as PrintedResult['result'];
  return isNamed
    ? { result, message, function: named, ...split(rest, textsOf(functions, named, result)) }
    : { result, message, function: undefined, ...split(message, []) };
}

/** Refusals without a function name. */
const isAboutTheCaller =
  /^(Invalid Source|Login incorrect|Too many login attempts|Your IP Address|NO FUNCTION SPECIFIED|.*Login)/;

function textsOf(
  functions: NonAgentTable,
  name: string,
  result: PrintedResult['result'],
): readonly ResultLine[] {
  const row = functions[name];
  if (!row) return [];
  if (result === 'error') return row.errors.map((text) => ({ text, values: [] }));
  return result === 'success' ? row.success : row.notice;
}

type Parts = Pick<PrintedResult, 'text' | 'isKnown' | 'values' | 'more'>;

/** Splits a message into the longest known text and the values after ` - ` or `: `. */
function split(message: string, known: readonly ResultLine[]): Parts {
  const line = known
    .filter(({ text }) => message.startsWith(text))
    .sort((a, b) => b.text.length - a.text.length)[0];
  const behind = line === undefined ? message : message.slice(line.text.length);
  const separator = / - ?|: ?/.exec(behind);
  const end = separator?.index ?? behind.length;
  const text = line === undefined ? behind.slice(0, end) : `${line.text}${behind.slice(0, end)}`;
  const printed = separator ? behind.slice(end + separator[0].length) : '';
  const fields = printed === '' ? [] : printed.split('|');
  // One format has a separator before the first value too.
  if (separator?.[0].startsWith(':') && fields[0] === '') fields.shift();
  const names = line?.values ?? [];
  const values = Object.fromEntries(names.map((name, at) => [name, (fields[at] ?? '').trim()]));
  return { text: text.trim(), isKnown: line !== undefined, values, more: fields.slice(names.length) };
}
