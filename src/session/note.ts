import type { OwnFailure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { storedComment } from '../vicidial/comment-characters.ts';
import { leadComments, longestComment, longestLeadComments } from '../vicidial/parameters.ts';

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
  const { kept, dropped } = keptNote(note);
  const whole = [typed.trim(), kept].filter(Boolean).join(separator);
  return {
    text: whole.slice(0, Math.max(longestComment, typed.trim().length)).trim(),
    dropped,
    isCut: kept !== '' && whole.length > longestComment,
  };
}

const separator = ' - ';

/** The note in the characters that the dialer keeps, and those that it drops. */
function keptNote(note: string): { readonly kept: string; readonly dropped: readonly string[] } {
  const { stored, refused: dropped } = storedComment(note);
  const kept = [...stored].filter((character) => !dropped.includes(character)).join('');
  return { kept: kept.replace(/ {2,}/g, ' ').trim(), dropped };
}

/**
 * The comments of a lead with the note behind them. Refused if the dialer would not keep what is there, or has no room for
 * the whole note.
 */
export function commentsWithNote(comments: string, note: string): Result<string, OwnFailure> {
  const before = comments.trim();
  if (![...before].every((character) => leadComments.alphabet.test(character)))
    return fail({ kind: 'commentsNotPlain' });
  const whole = [before, keptNote(note).kept].filter(Boolean).join(separator);
  return whole.length > longestLeadComments
    ? fail({ kind: 'commentsFull', about: String(whole.length - longestLeadComments) })
    : ok(whole);
}

/** The part of the note that is behind the texts that were added to the comments already. */
export function unsavedPart(note: string, saved: readonly string[]): string {
  return saved.reduce(
    (rest, text) => (rest.startsWith(text) ? rest.slice(text.length).trim() : rest),
    note.trim(),
  );
}

/** The note with the text of a template behind it, on a line of its own. */
export function withTemplate(note: string, text: string): string {
  return note.trim() === '' ? text : `${note.trimEnd()}\n${text}`;
}
