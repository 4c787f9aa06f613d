import type { DialerRequest } from '../../messages/requests.ts';
import type { FormField } from './console-functions.ts';

/** Where a request goes and as whom. The page never has the password. */
export interface RequestTarget {
  readonly url: string;
  readonly user: string;
}

const dots = '••••••';

/** The names of the parameters with the password of another account. */
export function secretNames(fields: readonly FormField[]): ReadonlySet<string> {
  return new Set(fields.filter(({ isSecret }) => isSecret).map(({ name }) => name));
}

/** The address of the script of an API. `address`: that of the dialer. `path`: the setting for this API. */
export function apiAddress(address: string, path: string): string {
  return new URL(path.replace(/^\//, ''), address.endsWith('/') ? address : `${address}/`).href;
}

/** Each parameter of the request with a text in place of its value. `hidden` gives it for the name of a secret. */
function pairs(
  { parameters }: DialerRequest,
  { user }: RequestTarget,
  secrets: ReadonlySet<string>,
  hidden: (name: string) => string,
): readonly (readonly [name: string, value: string])[] {
  const shown = Object.entries(parameters).map(
    ([name, value]) => [name, secrets.has(name) ? hidden(name) : value] as const,
  );
  // The version is asked without a login (docs/vicidial/facts.md 5.1).
  if (parameters['function'] === 'version') return shown;
  return [...shown, ['user', user], ['pass', hidden('pass')]];
}

/** The request as it is sent, one parameter in each line, with dots for each secret. */
export function requestText(
  request: DialerRequest,
  target: RequestTarget,
  secrets: ReadonlySet<string>,
): string {
  const lines = pairs(request, target, secrets, () => dots).map(([name, value]) => `${name}=${value}`);
  return [`POST ${target.url}`, '', ...lines].join('\n');
}

/** The request for a shell. A variable such as `$PASS` replaces each secret. */
export function curlText(
  request: DialerRequest,
  target: RequestTarget,
  secrets: ReadonlySet<string>,
): string {
  const shown = pairs(request, target, secrets, (name) => `$${name.toUpperCase()}`).map(([name, value]) =>
    name === 'pass' || secrets.has(name) ? `"${name}=${value}"` : shellQuoted(`${name}=${value}`),
  );
  const lines = shown.map((pair) => `  --data-urlencode ${pair}`);
  return [`curl --silent ${shellQuoted(target.url)}`, ...lines].join(' \\\n');
}

const shellQuoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** The request for JavaScript. `<PASS>` replaces the password. */
export function fetchText(
  request: DialerRequest,
  target: RequestTarget,
  secrets: ReadonlySet<string>,
): string {
  const lines = pairs(request, target, secrets, () => '').map(([name, value]) => {
    const isSecret = name === 'pass' || secrets.has(name);
    return `    ${name}: ${isSecret ? `"<${name.toUpperCase()}>"` : JSON.stringify(value)},`;
  });
  return [
    `const reply = await fetch(${JSON.stringify(target.url)}, {`,
    "  method: 'POST',",
    '  body: new URLSearchParams({',
    ...lines,
    '  }),',
    '});',
    'console.log(await reply.text());',
  ].join('\n');
}
