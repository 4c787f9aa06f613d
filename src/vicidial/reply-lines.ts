/**
 * The grammar of a reply (docs/vicidial/facts.md 2): the verdict is the first word of a line, anywhere in the text;
 * warnings, links and notices may stand around it.
 */

export type Verdict = 'success' | 'notice' | 'error' | 'data' | 'empty' | 'unrecognized';

export interface Reading {
  readonly verdict: Verdict;
  /** What follows the verdict word on the line that decides; empty for rows. */
  readonly message: string;
  /** Lines that carry no verdict and no markup, if the reply consists of rows. */
  readonly rows: readonly string[];
}

/** A reply is far shorter; what is longer is not read on. */
const most = 65_536;
const mostLines = 2_000;

/** Tags and comments may stand before the verdict on its line. */
const verdictLine = /^(?:<!--(?:(?!-->).)*-->|<[^<>!]{0,200}>|\s)*(SUCCESS|ERROR|NOTICE): ?(.*)$/;
const markup = /<(?:!doctype|html|head|body|script|br|b>|table|a )/i;

/** Reads a redacted reply. `rows`: this function answers in rows or in a line of its own, with no verdict word. */
export function read(text: string, rowsExpected: boolean): Reading {
  const lines = text
    .slice(0, most)
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/, mostLines);
  const verdicts = lines.flatMap((line) => {
    const found = verdictLine.exec(line);
    return found ? [{ verdict: found[1] as string, message: (found[2] as string).trimEnd() }] : [];
  });
  for (const [word, verdict] of [
    ['SUCCESS', 'success'],
    ['ERROR', 'error'],
    ['NOTICE', 'notice'],
  ] as const) {
    const line = verdicts.find((candidate) => candidate.verdict === word);
    if (line) return { verdict, message: line.message, rows: [] };
  }
  // send_notification puts other words before its refusal (docs/vicidial/results-out.md 7).
  const inside = /^[^|<\n]{1,80}, ERROR: (.*)/.exec(text);
  if (inside) return { verdict: 'error', message: (inside[1] ?? '').trimEnd(), rows: [] };
  if (text.trim() === '') return { verdict: 'empty', message: '', rows: [] };
  const rows = lines.filter((line) => line.trim() !== '' && !markup.test(line));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: binary is what this line is about
  const isText = !/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFD]/.test(text.slice(0, most));
  const isPage = /<(?:!doctype|html|head|body)\b/i.test(text.slice(0, most));
  return rowsExpected && isText && !isPage && rows.length > 0
    ? { verdict: 'data', message: '', rows }
    : { verdict: 'unrecognized', message: '', rows: [] };
}
