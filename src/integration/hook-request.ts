import { hookAddress } from './check-hook.ts';
import { type HookName, hookSenders } from './hook.ts';
import { fieldsOf } from './hook-fields.ts';

/** What a receiver gets from a hook. */
export interface HookRequest {
  /** With the values of the sample. */
  readonly address: string;
  /** `Name: value`. A browser sends its own. */
  readonly headers: readonly string[];
  /** The parameters as a receiver decodes them. */
  readonly parameters: readonly (readonly [name: string, value: string])[];
}

/** Values of one call, in the form in which VICIdial keeps them. Texts have the characters that cause trouble. */
export const sampleValues: Readonly<Record<string, string>> = {
  call_id: 'M1128141651000004711',
  lead_id: '4711',
  list_id: '101',
  vendor_id: 'C-1042',
  vendor_lead_code: 'C-1042',
  phone_code: '1',
  phone_number: '7275550197',
  first_name: 'Seán | Óg',
  last_name: "O'Brien",
  comments: 'line one!Nline two',
  user: '1000',
  campaign: 'SALES',
  campaign_id: 'SALES',
  group: 'SALES',
  status: 'NA',
  dispo: 'SALE',
  talk_time: '60',
  term_reason: 'CALLER',
  callback_datetime: '2026-12-01 10:00:00',
  did_id: '7',
  uniqueid: '1795875342.42',
  epoch: '1795875411',
  sqldate: '2026-11-28 14:16:51',
};

const field = /--A--([A-Za-z0-9_]{1,40})--B--/gi;

/**
 * The request that VICIdial makes of a line, with sample values encoded as it encodes them (docs/vicidial/results-out.md 2 and 3).
 * An unknown field stays as it is, and a field without a sample is empty. The line has no grave fault of `checkHook`.
 */
export function hookRequest(hook: HookName, text: string, values = sampleValues): HookRequest {
  const sender = hookSenders[hook];
  const known = fieldsOf(hook);
  const encode = { webServer: phpEncode, shell: wgetEncode, browser: encodeURIComponent }[sender];
  const address = hookAddress(hook, text).replace(field, (whole, name: string) =>
    known.includes(name.toLowerCase()) ? encode(values[name.toLowerCase()] ?? '') : whole,
  );
  const host = /^https?:\/\/([^/?]*)/i.exec(address)?.[1] ?? '';
  const headers = {
    webServer: [`Host: ${host}`, 'Connection: close'],
    shell: ['User-Agent: Wget/1.21.3', 'Accept: */*', `Host: ${host}`],
    browser: [],
  }[sender];
  return { address, headers, parameters: parametersOf(address) };
}

/** As PHP's `urlencode(trim(value))`. */
function phpEncode(value: string): string {
  const encoded = encodeURIComponent(value.trim());
  return encoded.replace(/[!'()*~]/g, hexOf).replaceAll('%20', '+');
}

/** The script replaces blanks only, and wget encodes what is not ASCII. */
function wgetEncode(value: string): string {
  return value.replaceAll(' ', '+').replace(/[^\x20-\x7e]+/g, (part) => encodeURIComponent(part));
}

function hexOf(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}

function parametersOf(address: string): [string, string][] {
  const query = /\?([^#]*)/.exec(address)?.[1] ?? '';
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return [decode(name), decode(value)];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
