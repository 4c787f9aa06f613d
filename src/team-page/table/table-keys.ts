import { findByTyping, type TableRow } from '../../team/team-table.ts';

interface Press {
  readonly key: string;
  /** The index of the active row; -1 without one. */
  readonly from: number;
  /** Rows in sight. */
  readonly page: number;
  /** Milliseconds, on any clock. */
  readonly time: number;
}

/** A pause of this length between two letters begins a new word, in milliseconds. */
const wordMs = 1000;
let typed = { text: '', at: 0 };

/** The index of the row that a key moves to, or undefined if the key is not for the table. */
export function moveByKey(rows: readonly TableRow[], { key, from, page, time }: Press): number | undefined {
  const last = rows.length - 1;
  const within = (at: number) => Math.max(0, Math.min(last, at));
  switch (key) {
    case 'ArrowDown':
      return within(from + 1);
    case 'ArrowUp':
      return within(from < 0 ? 0 : from - 1);
    case 'PageDown':
      return within(from + page);
    case 'PageUp':
      return within(from - page);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return key.length === 1 && key !== ' ' ? moveByTyping(rows, { key, from, time }) : undefined;
  }
}

function moveByTyping(
  rows: readonly TableRow[],
  { key, from, time }: Omit<Press, 'page'>,
): number | undefined {
  const isNew = time - typed.at > wordMs;
  typed = { text: isNew ? key : typed.text + key, at: time };
  // A first letter goes on from the active row, and a longer word may fit that row too.
  return findByTyping(rows, typed.text, typed.text.length === 1 ? from + 1 : Math.max(0, from));
}
