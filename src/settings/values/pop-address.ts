import type { Settings } from '../catalog.ts';
import { readLines } from '../entry-syntax.ts';
import { fillTemplate, templateFields } from './address-template.ts';
import { type PopField, type PopPlace, type PopRule, readPopRule } from './pop-rule.ts';
import { matchesPattern } from './site-pattern.ts';
import { readSiteRule } from './site-rule.ts';

type PopValues = Readonly<Record<PopField, string>>;

/** What is known about a call whose record is to open. */
export interface PopCall {
  readonly values: PopValues;
  /** The same for each other lead that has the number of the call; undefined before the dialer was asked for them. */
  readonly others: readonly PopValues[] | undefined;
  readonly inGroup: string | undefined;
  readonly isAnswered: boolean;
}

/** `lookUp`: the answer depends on the other leads that have the number. */
export type FoundPop =
  | { readonly kind: 'lookUp' }
  | {
      readonly kind: 'addresses';
      readonly place: PopPlace;
      /** Different addresses, at least one. `values` are those that the address was filled with. */
      readonly found: readonly { readonly values: PopValues; readonly address: string }[];
    };

/**
 * The addresses of a call: of the first rule for its in-group whose fields all have a value, so that a later rule can search for the
 * number if no record is known. Undefined if there is none, if it waits for the answer, or if its host is no site.
 */
export function popFor(call: PopCall, settings: Pick<Settings, 'screenPop' | 'sites'>): FoundPop | undefined {
  for (const rule of readLines(settings.screenPop, readPopRule)) {
    const isForCall = rule.inGroup === undefined || rule.inGroup === call.inGroup;
    const isOpen = (call.isAnswered || !rule.waitsForAnswer) && isOnSite(rule.template, settings);
    if (isForCall && isOpen && rule.offersChoice && call.others === undefined) return { kind: 'lookUp' };
    const found = isForCall ? addressesOf(rule, call) : [];
    if (found.length > 0) return isOpen ? { kind: 'addresses', place: rule.place, found } : undefined;
  }
  return undefined;
}

function addressesOf({ template, offersChoice }: PopRule, { values, others = [] }: PopCall) {
  const names = templateFields(template);
  const known = [values, ...(offersChoice ? others : [])].filter((each) =>
    names.every((name) => each[name as PopField] !== ''),
  );
  const found = known.map((each) => ({ address: fillTemplate(template, each), values: each }));
  return found.filter(({ address }, at) => found.findIndex((each) => each.address === address) === at);
}

/** Whether the host of an address is one on which the extension links numbers. */
export function isOnSite(address: string, { sites }: Pick<Settings, 'sites'>): boolean {
  return readLines(sites, readSiteRule).some(({ pattern }) =>
    matchesPattern(pattern.replace(/^([^:]+:\/\/[^/]+).*/, '$1/*'), address),
  );
}
