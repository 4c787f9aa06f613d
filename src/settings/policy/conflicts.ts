import type { SettingKey, Settings } from '../catalog.ts';
import { readLines } from '../entry-syntax.ts';
import {
  type Problem,
  type ValidationError,
  type ValueSource,
  validationError,
} from '../validation-error.ts';
import { parseAddress } from '../values/addresses.ts';
import { callerIds } from '../values/caller-ids.ts';
import { isOnSite } from '../values/pop-address.ts';
import { readPopRule } from '../values/pop-rule.ts';
import { readSiteRule, sitePatterns } from '../values/site-rule.ts';
import { contradictions } from '../values/taught-line.ts';

/** Values that are valid alone and contradict each other. Both keep their values, and the stricter one applies. */
export function policyConflicts(
  values: Settings,
  sources: Readonly<Record<SettingKey, ValueSource>>,
): Problem[] {
  const found: Problem[] = [];
  const report = (key: SettingKey, problem: ValidationError) =>
    found.push({ key, source: sources[key], fault: problem });

  for (const url of values.dialerUrls) {
    const address = parseAddress(url);
    if (address?.scheme === 'http' && !values.insecureDialerHosts.includes(address.host)) {
      report('dialerUrls', { ...validationError('insecureDialer', address.host), entry: url });
    }
  }
  const { country, allowedCountries } = values;
  if (
    country !== '' &&
    allowedCountries.length > 0 &&
    !['*', country].some((code) => allowedCountries.includes(code))
  ) {
    report('allowedCountries', validationError('homeNotAllowed', country));
  }
  if (values.dialsPerMinute > values.dialsPerHour) {
    report('dialsPerMinute', validationError('minuteAboveHour', String(values.dialsPerHour)));
  }
  if (values.callerId !== '' && !callerIds(values.callerIds).some(({ id }) => id === values.callerId)) {
    report('callerId', validationError('callerIdNotListed'));
  }
  const excluded = new Set(values.excludedSites);
  for (const pattern of values.sites.flatMap(sitePatterns)) {
    if (excluded.has(pattern)) report('sites', { ...validationError('excludedWhole'), entry: pattern });
  }
  for (const { pattern, taught = [] } of readLines(values.sites, readSiteRule)) {
    const both = contradictions(taught);
    if (both.length > 0)
      report('sites', { ...validationError('taughtBoth', both.join(', ')), entry: pattern });
  }
  for (const line of values.screenPop) {
    const rule = readPopRule(line);
    if (rule.ok && !isOnSite(rule.value.template, values))
      report('screenPop', { ...validationError('popNotOnSite'), entry: line });
  }
  return found;
}
