import browser from 'webextension-polyfill';

/** ISO 3166 code of the country that the browser's language points to, if it points to one. */
export function uiCountry(): string | undefined {
  try {
    return new Intl.Locale(browser.i18n.getUILanguage()).maximize().region;
  } catch {
    return undefined;
  }
}
