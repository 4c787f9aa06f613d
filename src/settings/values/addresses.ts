const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
/** A host name, an IPv4 address or an IPv6 address in brackets, in lower case. */
export const hostShape = new RegExp(`^(?:${label}(?:\\.${label}){0,20}|\\[[0-9a-f:.]{2,45}\\])$`);

/** The parts of an http(s) address. There is no `URL` here, because this folder compiles without browser types. */
export interface Address {
  readonly scheme: 'http' | 'https';
  /** Lower case, without the port. */
  readonly host: string;
  /** Digits, or empty for the default port. */
  readonly port: string;
  /** Path with query and fragment, at least `/`. */
  readonly rest: string;
}

/** Parses an http(s) address. Undefined for other texts and for addresses that contain a login. */
export function parseAddress(text: string): Address | undefined {
  const parts = /^(https?):\/\/([^/?#@\s:]+|\[[^\]/?#@\s]+\])(?::(\d{1,5}))?([/?#]\S*)?$/i.exec(text);
  const host = parts?.[2]?.toLowerCase() ?? '';
  if (!parts || !hostShape.test(host) || Number(parts[3] ?? 0) > 65535) return undefined;
  const scheme = parts[1]?.toLowerCase() === 'https' ? 'https' : 'http';
  const port = Number(parts[3] ?? 0);
  const usual = port === 0 || port === (scheme === 'https' ? 443 : 80);
  const rest = parts[4] ?? '/';
  return { scheme, host, port: usual ? '' : String(port), rest: rest.startsWith('/') ? rest : `/${rest}` };
}

/** The origin of an http(s) address; undefined for other texts. */
export function originOf(url: string): string | undefined {
  const address = parseAddress(url);
  return address && `${address.scheme}://${address.host}${address.port && `:${address.port}`}`;
}
