import { browser } from './browser.ts';

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

/** Language and direction of an extension page, for screen readers and for right-to-left scripts. */
export function setPageLanguage(page: Document, chosen = ''): void {
  const language = chosen.replace('_', '-') || browser.i18n.getUILanguage();
  page.documentElement.lang = language;
  page.documentElement.dir = chosen === '' ? browser.i18n.getMessage('@@bidi_dir') : directionOf(language);
}

function directionOf(language: string): 'rtl' | 'ltr' {
  return /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}
