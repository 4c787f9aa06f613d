import { ok, type Result } from '../../result.ts';
import { parseLine } from '../entry-syntax.ts';
import { invalid, type ValidationError } from '../validation-error.ts';
import { readAddressTemplate } from './address-template.ts';

/** The fields of a call that a screen pop can use, under VICIdial's names. */
export const popFields = [
  'lead_id',
  'vendor_id',
  'vendor_lead_code',
  'phone_number',
  'did_pattern',
  'group',
  'campaign',
  'call_id',
  'user',
] as const;

export type PopField = (typeof popFields)[number];

const places = ['newTab', 'siteTab', 'window'] as const;

/** Where a record opens: in a tab of its own, in the tab of the CRM that was used last, or in a window. */
export type PopPlace = (typeof places)[number];

/** The record to open for a call that this agent receives. */
export interface PopRule {
  /** An address with fields. */
  readonly template: string;
  /** Only for calls of this in-group. */
  readonly inGroup?: string;
  readonly place: PopPlace;
  /** Only once the call is answered. Otherwise as soon as it is seen, which may be while it rings. */
  readonly waitsForAnswer: boolean;
  /** If several leads have the number of the call, the agent chooses among their records. */
  readonly offersChoice: boolean;
}

const moments = ['ring', 'answer'] as const;
const severals = ['first', 'choose'] as const;

/** `https://crm.example.com/contact/--A--vendor_id--B--;inGroup=SALES;in=window;on=answer;several=choose`. A web form of VICIdial can be pasted. */
export function readPopRule(line: string): Result<PopRule, ValidationError> {
  const cut = parseLine(line, ['inGroup', 'in', 'on', 'several']);
  if (!cut.ok) return cut;
  const address = readAddressTemplate(cut.value.head, popFields);
  if (!address.ok) return address;
  const inGroup = cut.value.parts.get('inGroup');
  if (inGroup !== undefined && !/^[\w-]{1,20}$/.test(inGroup)) return invalid('notDialerName', '20');
  const named = cut.value.parts.get('in') ?? 'newTab';
  const place = places.find((each) => each === named);
  if (place === undefined) return invalid('notChoice', places.join(', '));
  const moment = cut.value.parts.get('on') ?? 'ring';
  if (!moments.some((each) => each === moment)) return invalid('notChoice', moments.join(', '));
  const several = cut.value.parts.get('several') ?? 'first';
  if (!severals.some((each) => each === several)) return invalid('notChoice', severals.join(', '));
  return ok({
    template: address.value,
    place,
    waitsForAnswer: moment === 'answer',
    offersChoice: several === 'choose',
    ...(inGroup === undefined ? {} : { inGroup }),
  });
}
