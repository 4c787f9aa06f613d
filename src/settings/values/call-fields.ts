import { ok, type Result } from '../../result.ts';
import { parseName } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';
import { readAddressTemplate, readTemplate } from './address-template.ts';

/** The fields of a call in messages to a receiver: VICIdial's own names as far as it has one (docs/vicidial/results-out.md 4). */
export const resultFields = [
  'call_id',
  'lead_id',
  'vendor_id',
  'vendor_lead_code',
  'phone_number',
  'user',
  'campaign',
  'group',
  'did_pattern',
  'dispo',
  'dispo_name',
  'talk_time',
  'term_reason',
  'callback_datetime',
  'epoch',
  'id',
  'seq',
  'event',
  'direction',
  'outcome',
  'reason',
  'extension',
  'transfer',
  'site',
  'page',
  'recording_id',
  'started',
  'answered',
  'ended',
  'wrap_up',
] as const;

export type ResultField = (typeof resultFields)[number];

/** The address that receives results, with fields if it has any. A fragment is refused, because it is never sent. */
export function readReceiverUrl(text: string): Result<string, ValidationError> {
  const read = readAddressTemplate(text, resultFields);
  if (!read.ok) return read.error.kind === 'notAddressTemplate' ? invalid('notReceiverUrl') : read;
  return text.includes('#') ? invalid('notReceiverUrl') : read;
}

/** `SALES=https://crm.example.com/sales`: the receiver of the results of one campaign. */
export function readCampaignUrl(
  line: string,
): Result<{ readonly campaign: string; readonly address: string }, ValidationError> {
  const { value: campaign, name } = parseName(line);
  if (!/^[\w-]{1,8}$/.test(campaign)) return invalid('notDialerName', '8');
  const address = readReceiverUrl(name);
  return address.ok ? ok({ campaign, address: address.value }) : address;
}

/** The campaign of such a line: each has one receiver. */
export function campaignOfLine(line: string): string[] {
  return [parseName(line).value];
}

/** The body of a form: `status=--A--dispo--B--&lead=--A--lead_id--B--`. */
export function readResultsForm(text: string): Result<string, ValidationError> {
  const isForm = text.split('&').every((pair) => /^[\w.[\]-]{1,60}=[^\s=]*$/.test(pair));
  return isForm ? readTemplate(text, resultFields) : invalid('notForm');
}

/** Headers that a request may not carry twice, or that carry what this extension never sends. */
const reservedHeaders =
  /^(?:host|cookie.*|content-.*|webhook-.*|origin|referer|connection|sec-.*|proxy-.*|transfer-encoding)$/i;

/** `X-Customer: 42`, an additional header of each message. */
export function readHeaderLine(text: string): Result<string, ValidationError> {
  const name = /^([A-Za-z0-9-]{1,60}): [\x21-\x7e][\x20-\x7e]{0,300}$/.exec(text)?.[1];
  return name === undefined || reservedHeaders.test(name) ? invalid('notHeader') : ok(text);
}
