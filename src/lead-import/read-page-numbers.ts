import { type Explanation, explain } from '../failure.ts';
import type { ImportTexts } from '../leads/import/import-row.ts';
import { isReportedNumber, type ReportedNumber, textsOfPageNumber } from '../leads/import/page-number.ts';
import type { CountryCode } from '../phone/numbering/format-number.ts';
import { requestFromTab } from '../platform/messaging.ts';
import { isGranted, patternOf } from '../platform/permissions.ts';
import type { NumberSource } from '../platform/stored-number-source.ts';
import { addressOf } from '../platform/tabs.ts';
import { fail, ok, type Result } from '../result.ts';
import type { Settings } from '../settings/catalog.ts';
import { dialOptionsFor } from '../settings/values/dial-options.ts';
import { siteFor } from '../settings/values/site-match.ts';
import { inParts } from './in-parts.ts';

/**
 * The texts of the numbers that a person chose, at most `bulkLimit`. Fails if the site of the tab is not enabled or the page shows no
 * number.
 */
export async function readNumbersOf(
  source: NumberSource,
  settings: Settings,
  country: CountryCode,
): Promise<Result<readonly ImportTexts[], Explanation>> {
  if (source.kind === 'typed') return ok([textsOfText(source.text)]);
  const reported = await reportedNumbers(source, settings);
  if (!reported.ok || reported.value.numbers.length === 0) {
    if (source.kind === 'menu' && source.text !== '') return ok([textsOfText(source.text)]);
    return reported.ok ? fail(explain({ kind: 'noNumberOnPage' })) : reported;
  }
  const { url, numbers } = reported.value;
  const texts: ImportTexts[] = [];
  for await (const part of inParts(numbers))
    for (const each of part)
      texts.push(textsOfPageNumber(each, dialOptionsFor(settings, url, each.records), country));
  return ok(texts);
}

/** What the content script of the tab reports, and the address of the tab. Anything that is no number is left out. */
async function reportedNumbers(
  source: Exclude<NumberSource, { kind: 'typed' }>,
  settings: Settings,
): Promise<Result<{ readonly url: string; readonly numbers: readonly ReportedNumber[] }, Explanation>> {
  const { tab, frame } = source;
  const url = await addressOf(tab);
  if (url === undefined || !siteFor(url, settings) || !(await isPermitted(url)))
    return fail(explain({ kind: 'siteNotEnabled' }));
  const most = settings.bulkLimit;
  const reply: Result<unknown, Explanation> =
    source.kind === 'page'
      ? await requestFromTab(tab, 'pageNumbers', { most }, frame)
      : await requestFromTab(tab, 'menuNumber', {}, frame);
  if (!reply.ok) return reply;
  return ok({ url, numbers: [reply.value].flat().filter(isReportedNumber).slice(0, most) });
}

async function isPermitted(url: string): Promise<boolean> {
  const pattern = patternOf(url);
  return pattern !== undefined && isGranted(pattern);
}

function textsOfText(text: string): ImportTexts {
  return { number: text.slice(0, 64), name: '', company: '', email: '', recordId: '' };
}
