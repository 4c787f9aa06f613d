import { ok, type Result } from '../../result.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** A view of the team page with a name. */
export interface SavedView {
  readonly name: string;
  /** The part of the page's address after `#`, such as `state=paused&group=NORTH`. */
  readonly address: string;
}

/** `Night shift=state=paused&group=NIGHT`, as the address of the team page shows a view. */
export function readSavedView(line: string): Result<SavedView, ValidationError> {
  const cut = line.indexOf('=');
  const name = line.slice(0, Math.max(0, cut)).trim();
  const address = line
    .slice(cut + 1)
    .trim()
    .replace(/^#/, '');
  // A semicolon ends the name of an entry in every list.
  if (name === '' || name.length > 60 || name.includes(';')) return invalid('noName');
  if (!/^[\w%.~+&=-]*$/.test(address)) return invalid('notSavedView');
  return ok({ name, address });
}

/** The lines with this view in place of one of the same name, or after them. */
export function withSavedView(lines: readonly string[], { name, address }: SavedView): readonly string[] {
  const line = `${name}=${address}`;
  const isSame = (each: string) => {
    const read = readSavedView(each);
    return read.ok && read.value.name.toLowerCase() === name.toLowerCase();
  };
  return lines.some(isSame) ? lines.map((each) => (isSame(each) ? line : each)) : [...lines, line];
}
