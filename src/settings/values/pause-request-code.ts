import { ok, type Result } from '../../result.ts';
import { parseLine, parseName, readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';

/** A pause code with which an agent asks for a pause. A supervisor replaces it with the code of the pause, or ends it. */
export interface PauseRequestCode {
  /** 1 to 6 characters, as the dialer stores it. */
  readonly code: string;
  readonly name: string;
  /** The pause code that the supervisor sets unless another one is chosen. */
  readonly grants?: string;
}

const pauseCode = /^[A-Za-z0-9_-]{1,6}$/;

/** `REQBRK=Break;grants=BREAK`. */
export function readPauseRequestCode(line: string): Result<PauseRequestCode, ValidationError> {
  const cut = parseLine(line, ['grants']);
  if (!cut.ok) return cut;
  const { value: code, name } = parseName(cut.value.head);
  const grants = cut.value.parts.get('grants');
  if (!pauseCode.test(code) || (grants !== undefined && !pauseCode.test(grants))) {
    return invalid('notDialerName', '6');
  }
  if (name === '' || name.length > 60) return invalid('noName');
  return ok({ code, name, ...(grants === undefined ? {} : { grants }) });
}

export function pauseRequestCodes(lines: readonly string[]): PauseRequestCode[] {
  return readLines(lines, readPauseRequestCode);
}
