import { browser } from './browser.ts';
import { t } from './i18n.ts';

/** ISO 3166 code of the country that the browser's language points to, if it points to one. */
export function uiCountry(): string | undefined {
  try {
    return new Intl.Locale(browser.i18n.getUILanguage()).maximize().region;
  } catch {
    return undefined;
  }
}

/** The time zones of a country, as the browser knows them; none when it does not tell. */
export function zonesOf(country: string): readonly string[] {
  // Not yet in the types; Chromium 130 and Firefox 142 have it.
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] };
  return locale.getTimeZones?.() ?? [];
}

/**
 * Language and direction of an extension page, for screen readers and for right-to-left scripts: those of the words it
 * shows, which are English in a browser whose language we do not have.
 */
export function setPageLanguage(page: Document): void {
  page.documentElement.lang = t('page_language');
  page.documentElement.dir = t('page_direction');
}
