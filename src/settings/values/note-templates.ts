import { ok, type Result } from '../../result.ts';
import { parseName, readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** What a template can name: the record in the CRM, the number, today and the agent's user. */
export const placeholders = ['name', 'number', 'date', 'agent'] as const;

export type Placeholder = (typeof placeholders)[number];

/** A text that an agent adds to the note of a call with one press. */
export interface NoteTemplate {
  readonly name: string;
  /** May contain placeholders such as `{number}`. */
  readonly text: string;
}

/** `Voicemail=Left a message for {name} on {date}`. */
export function readNoteTemplate(line: string): Result<NoteTemplate, ValidationError> {
  const { value: name, name: text } = parseName(line);
  if (!line.includes('=') || name === '' || text === '' || name.length > 60) return invalid('noName');
  const names: readonly string[] = placeholders;
  const isKnown = [...text.matchAll(/\{([^}]*)\}/g)].every(([, place = '']) => names.includes(place));
  return isKnown
    ? ok({ name, text })
    : invalid('unknownPart', placeholders.map((place) => `{${place}}`).join(', '));
}

export function noteTemplates(lines: readonly string[]): NoteTemplate[] {
  return readLines(lines, readNoteTemplate);
}

/** The text of a template with its placeholders filled in. A value that is not known is empty. */
export function fillNoteTemplate(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text
    .replace(/\{(name|number|date|agent)\}/g, (_whole, place: Placeholder) => values[place])
    .replace(/ {2,}/g, ' ')
    .trim();
}
