import type { Explanation } from '../failure.ts';
import { browser } from './browser.ts';

/** The words of `_locales` for `key`, in the browser's language; values go into $1, $2 … */
export function say(key: string, ...values: readonly string[]): string {
  return browser.i18n.getMessage(key, [...values]) || key;
}

/** Cause and way out of a failure, as two sentences. */
export function sayFailure(explanation: Explanation): { what: string; todo: string } {
  return {
    what: say(explanation.what, ...explanation.values),
    todo: say(explanation.todo, ...explanation.values),
  };
}
