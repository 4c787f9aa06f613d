import type { Explanation } from '../failure.ts';
import { browser } from './browser.ts';

let chosen: Readonly<Record<string, { readonly message: string } | undefined>> = {};

/** From now on this page says everything in this language of `_locales`. Empty: the browser's. */
export async function setLanguage(language: string): Promise<void> {
  const file = browser.runtime.getURL(`_locales/${language}/messages.json`);
  chosen =
    language === ''
      ? {}
      : await fetch(file)
          .then((answer) => answer.json())
          .catch(() => ({}));
}

/** The words of `_locales` for `key`, in the browser's language or the chosen one; values go into $1, $2 … */
export function t(key: string, ...values: readonly string[]): string {
  const own = chosen[key]?.message;
  if (own !== undefined)
    return own.replace(/\$([1-9])/g, (_place, nth: string) => values[Number(nth) - 1] ?? '');
  return browser.i18n.getMessage(key, [...values]) || key;
}

/** Cause and way out of a failure, as two sentences. */
export function explainFailure(explanation: Explanation): { what: string; todo: string } {
  return {
    what: t(explanation.what, ...explanation.values),
    todo: t(explanation.todo, ...explanation.values),
  };
}
