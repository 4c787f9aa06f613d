import { ok, type Result } from '../../result.ts';
import { invalid, type ValidationError } from '../validation-error.ts';
import { parseAddress } from './addresses.ts';

/** A field in an address: `--A--lead_id--B--`, as VICIdial writes it (docs/vicidial/results-out.md 3). */
const field = /--A--([A-Za-z0-9_]{1,40})--B--/gi;
/** Fields of VICIdial that hold passwords. */
const secretFields: ReadonlySet<string> = new Set(['pass', 'orig_pass', 'phone_pass']);

/** Whether a field, in lower case, holds a password. */
export function isSecretField(name: string): boolean {
  return secretFields.has(name);
}

/** The fields that a template names, in lower case. VICIdial ignores the case too. */
export function templateFields(template: string): string[] {
  return [...template.matchAll(field)].map(([, name = '']) => name.toLowerCase());
}

/** The template with its fields replaced by their percent-encoded values. A field without a value becomes empty. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(field, (_field, name: string) =>
    // Values are cut to whole characters: a lone surrogate cannot be encoded.
    encodeURIComponent(toWellFormed(values[name.toLowerCase()] ?? '')),
  );
}

function toWellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}

/** Refuses fields that hold secrets, and fields that `known` does not contain. */
export function readTemplate(template: string, known: readonly string[]): Result<string, ValidationError> {
  const names = templateFields(template);
  const secret = names.find(isSecretField);
  if (secret !== undefined) return invalid('secretField', secret);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) return invalid('unknownField', unknown, known.join(', '));
  // What is left of a field that was not written to its end.
  return /--[AB]--/i.test(template.replace(field, '')) ? invalid('brokenField') : ok(template);
}

/**
 * Reads an address with fields. VICIdial's prefix `VAR` is dropped. The address must be https, or http on this computer. It has
 * no login, and its host is fixed: no value of a call can name another host.
 */
export function readAddressTemplate(text: string, known: readonly string[]): Result<string, ValidationError> {
  const address = text.replace(/^VAR(?=https?:)/i, '');
  if (/^https?:\/\/[^/?#]*@/i.test(address)) return invalid('urlHasLogin');
  const template = readTemplate(address, known);
  if (!template.ok) return template;
  const parts = parseAddress(address);
  const isHostFixed = templateFields(/^https?:\/\/[^/?#]*/i.exec(address)?.[0] ?? '').length === 0;
  return parts && isHostFixed && (parts.scheme === 'https' || isThisComputer(parts.host))
    ? ok(address)
    : invalid('notAddressTemplate');
}

/** Whether a host, in lower case, is the computer of the browser. What is sent there needs no encryption. */
export function isThisComputer(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host);
}
