import { isSameWordPlace, type TaughtRule } from '../../phone/find/taught-rules.ts';
import { excerpt, type ValidationError } from '../validation-error.ts';
import { readTaughtPart } from './taught-part.ts';

function partOf({ isPhone, place, words }: TaughtRule): string {
  return `${isPhone ? 'phone' : 'notPhone'}=${place}:${words}`;
}

/** The pieces of a line that are no taught rule, and the values of those that are. */
function splitLine(line: string): {
  others: string[];
  taught: { name: string; value: string; piece: string }[];
} {
  const others: string[] = [];
  const taught: { name: string; value: string; piece: string }[] = [];
  line.split(';').forEach((piece, at) => {
    const [, name, value = ''] = /^\s*(phone|notPhone)\s*(?:=(.*))?$/su.exec(piece) ?? [];
    if (at > 0 && name !== undefined) taught.push({ name, value: value.trim(), piece: piece.trim() });
    else others.push(piece);
  });
  return { others, taught };
}

/** The same line with these taught rules instead of its own. The other parts stay as they were written. */
export function withTaughtRules(line: string, rules: readonly TaughtRule[]): string {
  return [...splitLine(line).others, ...rules.map(partOf)].join(';');
}

/** The rules after one more was taught. It replaces the rule about the same words, also one that says the opposite. */
export function addTaughtRule(rules: readonly TaughtRule[], rule: TaughtRule): readonly TaughtRule[] {
  return [...rules.filter((each) => !isSameWordPlace(each, rule)), rule];
}

/** The words of the rules of which another one of the same site says the opposite. */
export function contradictions(rules: readonly TaughtRule[]): readonly string[] {
  return rules
    .filter((rule) => rule.isPhone && rules.some((other) => !other.isPhone && isSameWordPlace(rule, other)))
    .map(({ words }) => words);
}

/** The line without the taught rules that are not valid, and what is wrong with each. */
export function withoutWrongRules(line: string): { entry: string; faults: readonly ValidationError[] } {
  const { others, taught } = splitLine(line);
  const faults: ValidationError[] = [];
  const kept = taught.filter(({ name, value, piece }) => {
    const read = readTaughtPart(name, value);
    if (!read.ok) faults.push({ ...read.error, entry: excerpt(piece) });
    return read.ok;
  });
  if (faults.length === 0) return { entry: line, faults };
  return { entry: [...others, ...kept.map(({ piece }) => piece)].join(';'), faults };
}
