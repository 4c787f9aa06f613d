import { ok, type Result } from '../../result.ts';
import { readLines } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';
import { type Address, parseAddress } from './addresses.ts';

/** The settings that name sites: entries with their options, and patterns of addresses on which nothing is linked. */
interface SiteLists {
  readonly sites: readonly string[];
  readonly excludedSites: readonly string[];
}

/** `https://crm.example.com/*`: scheme, host (optionally with the prefix `*.`), port and a path with `*`. */
export function readPattern(text: string): Result<string, ValidationError> {
  const parts = /^(https?|\*):\/\/(\*\.)?([^/*]+)(\/\S*)$/.exec(text);
  const address = parts && parseAddress(`http://${parts[3]}/`);
  const path = parts?.[4] ?? '';
  if (!address || /[?#\\]/.test(path) || path.split('*').length > 4) return invalid('notPattern');
  const port = /:(\d+)$/.exec(parts[3] ?? '')?.[1];
  return ok(`${parts[1]}://${parts[2] ?? ''}${address.host}${port ? `:${Number(port)}` : ''}${path}`);
}

/** Whether an address matches a pattern, by the browser's rules for patterns of content scripts. */
export function matchesPattern(pattern: string, url: string): boolean {
  const address = parseAddress(url);
  return address !== undefined && matches(pattern, address);
}

/** The same for an address that is parsed already. */
export function matches(pattern: string, address: Address): boolean {
  const [, scheme = '', wide, host = '', port = '', path = ''] =
    /^(https?|\*):\/\/(\*\.)?(\[[^\]]+\]|[^/:]+)(?::(\d+))?(\/.*)$/.exec(pattern) ?? [];
  if (scheme !== '*' && scheme !== address.scheme) return false;
  const isHost = address.host === host || (wide !== undefined && address.host.endsWith(`.${host}`));
  // A pattern without a port matches every port, as in Chromium and Firefox.
  const isPort = port === '' || port === (address.port || (address.scheme === 'https' ? '443' : '80'));
  return isHost && isPort && matchesPath(path, address.rest.split('#', 1)[0] ?? '/');
}

/** `*` matches anything. Finds the pieces from left to right and the last one at the end: one pass without backtracking. */
function matchesPath(pattern: string, path: string): boolean {
  const [first = '', ...pieces] = pattern.split('*');
  const last = pieces.pop();
  if (last === undefined) return path === first;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/** Whether an address is one of those on which nothing is linked. */
export function isExcluded(url: string, settings: Pick<SiteLists, 'excludedSites'>): boolean {
  return readLines(settings.excludedSites, readPattern).some((pattern) => matchesPattern(pattern, url));
}

/**
 * Whether `siteFor` finds a rule for an address. Reads only the patterns of the sites, because the entries of settings in force
 * are valid. So popup and panel do not contain the code that reads the options.
 */
export function isNamedSite(url: string, settings: SiteLists): boolean {
  const address = parseAddress(url);
  if (!address || isExcluded(url, settings)) return false;
  const patternOf = (line: string) => readPattern((line.split(';')[0] ?? '').trim());
  return readLines(settings.sites, patternOf).some((pattern) => matches(pattern, address));
}
