/**
 * The grammar of a reply (docs/vicidial/facts.md 2): the verdict is the first word of any line. Warnings, links and notices
 * may surround that line.
 */

export type Verdict = 'success' | 'notice' | 'error' | 'data' | 'empty' | 'unrecognized';

export interface ParsedReply {
  readonly verdict: Verdict;
  /** The text after the verdict word; empty for rows. */
  readonly message: string;
  /** Lines without a verdict and markup, if the reply consists of rows. */
  readonly rows: readonly string[];
}

/** The maximum length that is read. Replies are much shorter. */
const most = 65_536;
const mostLines = 2_000;

/** Tags and comments may precede the verdict on its line. */
const verdictLine = /^(?:<!--(?:(?!-->).)*-->|<[^<>!]{0,200}>|\s)*(SUCCESS|ERROR|NOTICE): ?(.*)$/;
const markup = /<(?:!doctype|html|head|body|script|br|b>|table|a )/i;

/** Parses a redacted reply. `rowsExpected`: this function replies with rows or a line of its own, without a verdict word. */
export function parseReply(text: string, rowsExpected: boolean): ParsedReply {
  const lines = text
    .slice(0, most)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/, mostLines);
  const verdicts = lines.flatMap((line) => {
    const found = verdictLine.exec(line);
    if (!found) return [];
    const [, verdict, message = ''] = found;
    return [{ verdict, message: message.trimEnd() }];
  });
  for (const [word, verdict] of [
    ['SUCCESS', 'success'],
    ['ERROR', 'error'],
    ['NOTICE', 'notice'],
  ] as const) {
    const line = verdicts.find((candidate) => candidate.verdict === word);
    if (line) return { verdict, message: line.message, rows: [] };
  }
  // send_notification prints other text before its refusal (docs/vicidial/results-out.md 7).
  const inside = /^[^|<\n]{1,80}, ERROR: (.*)/.exec(text);
  if (inside) return { verdict: 'error', message: (inside[1] ?? '').trimEnd(), rows: [] };
  if (text.trim() === '') return { verdict: 'empty', message: '', rows: [] };
  const rows = lines.filter((line) => line.trim() !== '' && !markup.test(line));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this line detects binary content
  const isText = !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/.test(text.slice(0, most));
  const isPage = /<(?:!doctype|html|head|body)\b/i.test(text.slice(0, most));
  return rowsExpected && isText && !isPage && rows.length > 0
    ? { verdict: 'data', message: '', rows }
    : { verdict: 'unrecognized', message: '', rows: [] };
}
