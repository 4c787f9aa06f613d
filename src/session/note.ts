import { storedComment } from '../vicidial/comment-characters.ts';
import { longestComment } from '../vicidial/parameters.ts';

/** The longest note, in UTF-16 units. */
export const longestNote = 5_000;

/** The comment of a callback as it is sent, and what of the note the dialer cannot store. */
export interface NotedComment {
  readonly text: string;
  /** Characters of the note that the dialer would drop. Each once and in order. */
  readonly dropped: readonly string[];
  /** The comment has no room for the whole note. */
  readonly isCut: boolean;
}

/** The comment that the agent typed, with the note behind it in the characters that the dialer keeps (docs/vicidial/facts.md 4). */
export function notedComment(typed: string, note: string): NotedComment {
  const { stored, refused } = storedComment(note);
  const kept = [...stored]
    .filter((character) => !refused.includes(character))
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim();
  const whole = [typed.trim(), kept].filter(Boolean).join(' - ');
  return {
    text: whole.slice(0, Math.max(longestComment, typed.trim().length)).trim(),
    dropped: refused,
    isCut: kept !== '' && whole.length > longestComment,
  };
}

/** The note with the text of a template behind it, on a line of its own. */
export function withTemplate(note: string, text: string): string {
  return note.trim() === '' ? text : `${note.trimEnd()}\n${text}`;
}
