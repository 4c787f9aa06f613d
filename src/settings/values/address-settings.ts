import { ok, type Result } from '../../result.ts';
import { invalid, type ValidationError } from '../validation-error.ts';
import { hostShape, originOf, parseAddress } from './addresses.ts';

/** A dialer's address: scheme, host, optional port and folder. The normalized form has no final slash. */
export function readDialerUrl(text: string): Result<string, ValidationError> {
  if (/^https?:\/\/[^/?#]*@/i.test(text)) return invalid('urlHasLogin');
  const address = parseAddress(text);
  if (!address || !/^\/[\w./~-]*$/.test(address.rest) || address.rest.includes('..'))
    return invalid('notDialerUrl');
  const { scheme, host, port, rest } = address;
  return ok(`${scheme}://${host}${port && `:${port}`}${rest.replace(/\/+$/, '')}`);
}

/** The origin of a page: scheme, host and port. */
export function readOrigin(text: string): Result<string, ValidationError> {
  if (/^https?:\/\/[^/?#]*@/i.test(text)) return invalid('urlHasLogin');
  const address = parseAddress(text);
  const origin = originOf(text);
  return address?.rest === '/' && origin !== undefined ? ok(origin) : invalid('notOrigin');
}

/** A path below the dialer's address. */
export function readApiPath(text: string): Result<string, ValidationError> {
  return /^\/[\w./~-]+$/.test(text) && !text.includes('..') && !text.includes('//')
    ? ok(text)
    : invalid('notApiPath');
}

/** The file of the agent screen beside the agent API, or a path below the dialer's address. */
export function readScreenPath(text: string): Result<string, ValidationError> {
  return /^\/?[\w.~-]+(?:\/[\w.~-]+)*$/.test(text) && !text.includes('..')
    ? ok(text)
    : invalid('notScreenPath');
}

export function readHost(text: string): Result<string, ValidationError> {
  const host = text.toLowerCase();
  return hostShape.test(host) ? ok(host) : invalid('notHost');
}

/** The web or mail address of the help desk. */
export function readHelpUrl(text: string): Result<string, ValidationError> {
  if (/^https?:\/\/[^/?#]*@/i.test(text)) return invalid('urlHasLogin');
  if (/^mailto:[\w.+-]+@[\w.-]+$/i.test(text)) return ok(text);
  return parseAddress(text)?.scheme === 'https' ? ok(text) : invalid('notHelpUrl');
}
