import type { Settings } from '../catalog.ts';
import { readLines } from '../entry-syntax.ts';
import { fillTemplate, templateFields } from './address-template.ts';
import { type PopField, type PopPlace, readPopRule } from './pop-rule.ts';
import { matchesPattern } from './site-match.ts';
import { readSiteRule } from './site-rule.ts';

/**
 * The address to open for a call with these values: of the first rule for its in-group whose fields all have a value, so that a
 * later rule can search for the number if no record is known. Undefined if there is none, if it waits for the answer, or if its host is
 * no site.
 */
export function popFor(
  values: Readonly<Record<PopField, string>>,
  { inGroup, isAnswered }: { readonly inGroup: string | undefined; readonly isAnswered: boolean },
  settings: Pick<Settings, 'screenPop' | 'sites'>,
): { readonly address: string; readonly place: PopPlace } | undefined {
  const rule = readLines(settings.screenPop, readPopRule).find(
    ({ template, inGroup: wanted }) =>
      (wanted === undefined || wanted === inGroup) &&
      templateFields(template).every((name) => values[name as PopField] !== ''),
  );
  if (!rule || (rule.waitsForAnswer && !isAnswered) || !isOnSite(rule.template, settings)) return undefined;
  return { address: fillTemplate(rule.template, values), place: rule.place };
}

/** Whether the host of an address is one on which the extension links numbers. */
export function isOnSite(address: string, { sites }: Pick<Settings, 'sites'>): boolean {
  return readLines(sites, readSiteRule).some(({ pattern }) =>
    matchesPattern(pattern.replace(/^([^:]+:\/\/[^/]+).*/, '$1/*'), address),
  );
}
