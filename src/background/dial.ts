import type { Failure } from '../failure.ts';
import { format, judgeNumber, numberTypes, toDialled } from '../phone/dialled.ts';
import type { CountryCode } from '../phone/number.ts';
import { isCountry } from '../phone/number.ts';
import { uiCountry } from '../platform/language.ts';
import { ok, type Result } from '../result.ts';
import type { Command } from '../session/journal.ts';
import { siteFor } from '../settings/sites.ts';
import { readSettings } from './settings.ts';

export interface Wish {
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  readonly preview: boolean;
  readonly origin?: string;
  readonly tab?: number;
}

/** The dial command for a wish, if the rules allow the number; `ask` when the agent is to confirm it first. */
export async function judgeWish(wish: Wish): Promise<Result<{ command: Command; ask: boolean }, Failure>> {
  const { values } = await readSettings();
  const isAnyCountry = values.allowedCountries.includes('*') || values.allowedCountries.length === 0;
  const judged = judgeNumber(wish.number, {
    allowedCountries: isAnyCountry ? [] : values.allowedCountries,
    blockedTypes: numberTypes.filter((type) => (values.blockedTypes as readonly string[]).includes(type)),
    blockedPrefixes: values.blockedPrefixes,
  });
  if (!judged.ok) return judged;
  const dialled = toDialled(wish.number);
  if (!dialled.ok) return dialled;

  const { phoneCode, value } = dialled.value;
  // Without a list of countries of its own, the organisation leaves the others to the agent's eye.
  const isForeign = values.allowedCountries.length === 0 && judged.value.country !== (await countryFor());
  const isUnusual = judged.value.unusual || isForeign;
  const ask = values.confirmDial === 'always' || (values.confirmDial === 'unusual' && isUnusual);
  const { number, ext, preview, origin, tab } = wish;
  return ok({
    ask,
    command: {
      kind: 'dial',
      number,
      formatted: format(number),
      phoneCode,
      value,
      preview: preview || values.previewLead,
      ...(ext === undefined ? {} : { ext }),
      ...(origin === undefined ? {} : { origin }),
      ...(tab === undefined ? {} : { tab }),
    },
  });
}

/** The country that national numbers are read in: the site's rule, the setting, the browser's own language. */
export async function countryFor(url?: string): Promise<CountryCode> {
  const { values } = await readSettings();
  const ofSite = url === undefined ? undefined : siteFor(url, values)?.country;
  const found = [ofSite, values.country, uiCountry()].find((code) => code !== undefined && isCountry(code));
  return (found as CountryCode | undefined) ?? 'US';
}
