import type messages from '../../public/_locales/en/messages.json';
import type { Explanation } from '../failure.ts';
import { browser } from './browser.ts';

/** A key of `_locales`. A missing key does not compile. */
export type MessageKey = keyof typeof messages;

let chosen: Readonly<Record<string, { readonly message: string } | undefined>> = {};

/** Sets the language of this page to one of `_locales`. Empty: the browser's language. */
export async function setLanguage(language: string): Promise<void> {
  const file = browser.runtime.getURL(`_locales/${language}/messages.json`);
  chosen =
    language === ''
      ? {}
      : await fetch(file)
          .then((answer) => answer.json())
          .catch(() => ({}));
}

/** Returns the text of a message in the language of the interface. */
export type Translate = typeof t;

/** The message of `_locales` in the chosen language, or in the browser's language. Values replace $1, $2 … */
export function t(key: MessageKey, ...values: readonly string[]): string {
  const own = chosen[key]?.message;
  if (own !== undefined)
    return own.replace(/\$([1-9])/g, (_place, nth: string) => values[Number(nth) - 1] ?? '');
  return browser.i18n.getMessage(key, [...values]) || key;
}

/** Cause and remedy of a failure, as two sentences. */
export function explainFailure(explanation: Explanation): { what: string; todo: string } {
  return {
    what: t(explanation.what, ...explanation.values),
    todo: t(explanation.todo, ...explanation.values),
  };
}

/**
 * Sets language and direction of an extension page for screen readers and right-to-left scripts. They are those of its
 * messages, which are English if the browser's language has no translation.
 */
export function setPageLanguage(page: Document): void {
  page.documentElement.lang = t('page_language');
  page.documentElement.dir = t('page_direction');
}

/** ISO 3166 code of the country of the browser's language, if it has one. */
export function uiCountry(): string | undefined {
  try {
    return new Intl.Locale(browser.i18n.getUILanguage()).maximize().region;
  } catch {
    return undefined;
  }
}
