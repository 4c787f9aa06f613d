import en from '../../public/_locales/en/messages.json' with { type: 'json' };
import es from '../../public/_locales/es/messages.json' with { type: 'json' };
import type { Target } from '../../tools/browser/page-side.ts';

/** The key of a message in `public/_locales`. A key that is gone does not compile. */
export type MessageKey = keyof typeof en & keyof typeof es;

/** The English words of a message with its values in $1, $2 …; throws when a value is missing. */
export function t(key: MessageKey, ...values: readonly string[]): string {
  return fill(en, key, values);
}

/** The same in Spanish. */
export function tSpanish(key: MessageKey, ...values: readonly string[]): string {
  return fill(es, key, values);
}

function fill(messages: typeof en | typeof es, key: MessageKey, values: readonly string[]): string {
  return messages[key].message.replace(/\$([1-9])/g, (_place, nth: string) => {
    const value = values[Number(nth) - 1];
    if (value === undefined) throw new Error(`${key} needs a value for $${nth}`);
    return value;
  });
}

/** The words of a message with these values, and with anything in the places of the values that are not given. */
export function anyValue(key: MessageKey, ...values: readonly string[]): RegExp {
  const parts = en[key].message.split(/\$([1-9])/).map((part, at) => {
    if (at % 2 === 0) return escaped(part);
    const value = values[Number(part) - 1];
    return value === undefined ? '[\\s\\S]*?' : escaped(value);
  });
  return new RegExp(parts.join(''));
}

/** These words one after the other, with anything between them. */
export function inOrder(...parts: readonly (string | RegExp)[]): RegExp {
  return new RegExp(parts.map(sourceOf).join('[\\s\\S]*?'));
}

/** One of these. */
export function either(...parts: readonly (string | RegExp)[]): RegExp {
  return new RegExp(`(?:${parts.map(sourceOf).join('|')})`);
}

/** These words in a row of a table or list: only white space is between them. */
export function inRow(...parts: readonly (string | RegExp)[]): RegExp {
  return new RegExp(parts.map(sourceOf).join('\\s+'));
}

/** The button with the words of this message. */
export function button(key: MessageKey, ...values: readonly string[]): Target {
  return { role: 'button', words: t(key, ...values) };
}

/** The button whose name is these words and nothing else: others begin or end with the same words. */
export function exactButton(key: MessageKey): Target {
  return { role: 'button', words: t(key), exact: true };
}

/** The text field that is labeled with this message. */
export function textbox(key: MessageKey): Target {
  return { role: 'textbox', words: t(key) };
}

/** The checkbox that is labeled with this message. */
export function checkbox(key: MessageKey): Target {
  return { role: 'checkbox', words: t(key) };
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function sourceOf(part: string | RegExp): string {
  return typeof part === 'string' ? escaped(part) : part.source;
}
