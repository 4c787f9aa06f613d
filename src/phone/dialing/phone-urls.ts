import type { CountryCode } from '../numbering/format-number.ts';
import { parseTypedNumber } from './parse-input.ts';

export interface FoundLink {
  /** E.164. */
  readonly number: string;
  /** Digits of the extension. */
  readonly ext?: string;
}

/**
 * The number of a `tel:`, `callto:` or `sip:` link (RFC 3966, RFC 3261). The rest of the address is ignored: tones after
 * the number (`postd`, `,`, `*`) would be sent without the agent's knowledge. A number that is valid only inside a private
 * exchange (`phone-context=host`) cannot be dialed from outside.
 */
export function readLink(href: string, country: CountryCode): FoundLink | undefined {
  const match = /^\s*(tel|callto|sips?):(?:\/\/)?([^?]*)/i.exec(href.slice(0, 200));
  if (!match) return undefined;
  const [, scheme = '', address = ''] = match;
  const [first = '', ...parameters] = decode(address).split(';');
  const user = /^sip/i.test(scheme) ? /^([^@:]+)(?::[^@]*)?@/.exec(first)?.[1] : first;
  if (user === undefined) return undefined;
  let number = user.trim();
  let ext: string | undefined;
  for (const parameter of parameters) {
    const [name = '', value = ''] = parameter.split('=');
    if (name === 'ext' && /^\d{1,7}$/.test(value)) ext = value;
    else if (name === 'phone-context' && !number.startsWith('+')) {
      if (!/^\+\d{1,3}$/.test(value)) return undefined;
      number = value + number;
    } else if (name === 'postd' || name === 'isub') return undefined;
  }
  const read = parseTypedNumber(number, country);
  if (!read.ok) return undefined;
  return ext ? { number: read.value.number, ext } : read.value;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
