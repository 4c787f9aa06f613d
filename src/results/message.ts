import { fillTemplate } from '../settings/values/address-template.ts';
import { type ResultField, resultFields } from '../settings/values/call-fields.ts';
import type { Delivery } from './delivery.ts';
import type { ResultEvent } from './result-event.ts';

/** The receiver of results as the settings describe it. */
export interface Receiver {
  /** With fields, as `readReceiverUrl` reads it; empty if there is none. */
  readonly address: string;
  readonly format: 'json' | 'form';
  /** The body of a form with fields; empty: all fields under their own names. */
  readonly form: string;
  /** `Name: value` */
  readonly headers: readonly string[];
}

export interface Message {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The bytes that are signed. */
  readonly body: string;
}

/** VICIdial's words for who ended a call. */
const termReasons = { agent: 'AGENT', customer: 'CALLER' } as const;

/** The fields of a message that is about no call. */
const noFields = Object.fromEntries(resultFields.map((name) => [name, ''])) as Record<ResultField, string>;

/** The campaign of the call that an event is about. Null if it is not known, and for a report. */
export function campaignOf({ type, body }: Pick<Delivery, 'type' | 'body'>): string | null {
  return type.startsWith('report.') ? null : (JSON.parse(body) as ResultEvent).data.campaign;
}

/** The message of one event, without its signature. Address and form encode values in the same way. A report is always JSON. */
export function messageOf(receiver: Receiver, { type, body }: Delivery): Message {
  const { address, form, headers } = receiver;
  const isReport = type.startsWith('report.');
  const format = isReport ? 'json' : receiver.format;
  const values = isReport ? noFields : fieldsOf(JSON.parse(body) as ResultEvent);
  const template = form || resultFields.map((name) => `${name}=--A--${name}--B--`).join('&');
  return {
    address: fillTemplate(address, values),
    headers: {
      ...Object.fromEntries(headers.map((line) => line.split(/: (.*)/s, 2) as [string, string])),
      'content-type': format === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    body: format === 'json' ? body : fillTemplate(template, values),
  };
}

/** The event under VICIdial's names. The number has its country code and no plus, times are seconds since 1970. */
export function fieldsOf({ type, timestamp, data }: ResultEvent): Record<ResultField, string> {
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  const seconds = (time: string | null) => (time === null ? '' : String(Math.floor(Date.parse(time) / 1000)));
  return {
    call_id: text(data.callId),
    lead_id: text(data.leadId),
    vendor_id: text(data.recordId),
    vendor_lead_code: text(data.recordId),
    phone_number: text(data.number).replace('+', ''),
    user: data.agent,
    campaign: text(data.campaign),
    // As in VICIdial: the in-group, or else the campaign.
    group: text(data.inGroup ?? data.campaign),
    did_pattern: text(data.did),
    dispo: text(data.disposition),
    dispo_name: text(data.dispositionName),
    talk_time: text(data.talkSeconds),
    term_reason: data.endedBy === null ? '' : termReasons[data.endedBy],
    callback_datetime: text(data.callback?.at ?? null),
    epoch: seconds(timestamp),
    id: data.id,
    seq: String(data.seq),
    event: type,
    direction: data.direction,
    outcome: data.outcome,
    reason: text(data.reason),
    extension: text(data.extension),
    transfer: text(data.transfer?.to ?? null),
    site: text(data.site),
    page: text(data.page),
    recording_id: text(data.recordingId),
    started: seconds(data.startedAt),
    answered: seconds(data.answeredAt),
    ended: seconds(data.endedAt),
    wrap_up: text(data.wrapUpSeconds),
  };
}
