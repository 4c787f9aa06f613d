import type { SettingKey, Settings } from '../catalogue.ts';
import { type Fault, fault, type Problem, type Source } from '../validation-error.ts';
import { cutAddress } from '../values/addresses.ts';
import { callerIds } from '../values/choices.ts';
import { sitePatterns } from '../values/site-rule.ts';

/** Values that are good by themselves and can not both be meant. Each side keeps its value; the stricter one counts. */
export function contradictions(values: Settings, sources: Readonly<Record<SettingKey, Source>>): Problem[] {
  const found: Problem[] = [];
  const report = (key: SettingKey, problem: Fault) =>
    found.push({ key, source: sources[key], fault: problem });

  for (const url of values.dialerUrls) {
    const address = cutAddress(url);
    if (address?.scheme === 'http' && !values.insecureDialerHosts.includes(address.host)) {
      report('dialerUrls', { ...fault('insecureDialer', address.host), entry: url });
    }
  }
  const { country, allowedCountries } = values;
  if (
    country !== '' &&
    allowedCountries.length > 0 &&
    !['*', country].some((code) => allowedCountries.includes(code))
  ) {
    report('allowedCountries', fault('homeNotAllowed', country));
  }
  if (values.dialsPerMinute > values.dialsPerHour) {
    report('dialsPerMinute', fault('minuteAboveHour', String(values.dialsPerHour)));
  }
  if (values.callerId !== '' && !callerIds(values.callerIds).some(({ id }) => id === values.callerId)) {
    report('callerId', fault('callerIdNotListed'));
  }
  const excluded = new Set(values.excludedSites);
  for (const pattern of values.sites.flatMap(sitePatterns)) {
    if (excluded.has(pattern)) report('sites', { ...fault('excludedWhole'), entry: pattern });
  }
  return found;
}
