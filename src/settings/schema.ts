import { catalog, type SettingKey, settingKeys } from './catalog.ts';
import type { Section, Setting } from './setting-types.ts';
import type { ValidationErrorKind } from './validation-error.ts';

type SettingMessage =
  | 'name'
  | 'description'
  | `setting_${SettingKey}`
  | `setting_${SettingKey}_help`
  | `setting_section_${Section}`
  | `setting_error_${ValidationErrorKind}`;

/** Returns the text of a `_locales` message. */
export type Words = (message: SettingMessage) => string;

interface SchemaNode {
  readonly type: 'boolean' | 'integer' | 'string' | 'array';
  readonly title: string;
  readonly description: string;
  readonly items?: { readonly type: 'string' };
}

export interface ManagedSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<SettingKey, SchemaNode>>;
}

const schemaTypes = {
  boolean: 'boolean',
  integer: 'integer',
  choice: 'string',
  text: 'string',
  list: 'array',
} as const;

/**
 * The schema of the managed policy for Chromium, flat and with plain types only. It contains no limits on purpose:
 * Chromium silently drops a value outside them, and chrome://policy then shows "Not set" (measured in Chromium 156). The
 * extension validates the values itself and can report what is wrong.
 */
export function managedSchema(words: Words): ManagedSchema {
  const node = (key: SettingKey): SchemaNode => {
    const type = schemaTypes[catalog[key].type];
    const title = words(`setting_${key}`);
    const description = `${words(`setting_${key}_help`)} ${allowed(catalog[key])}`;
    return type === 'array'
      ? { type, title, description, items: { type: 'string' } }
      : { type, title, description };
  };
  const properties = Object.fromEntries(settingKeys.map((key) => [key, node(key)]));
  return { type: 'object', properties: properties as Record<SettingKey, SchemaNode> };
}

/** The allowed values of a setting in English, for files that administrators read. */
export function allowed(setting: Setting): string {
  switch (setting.type) {
    case 'boolean':
      return 'true or false.';
    case 'integer':
      return `A whole number from ${setting.min} to ${setting.max}.`;
    case 'choice':
      return `One of: ${setting.choices.join(', ')}.`;
    case 'text':
      return setting.choices
        ? `One of: ${setting.choices.join(', ')}. Or empty.`
        : `Text of at most ${setting.maxLength} characters.`;
    case 'list':
      return setting.choices
        ? `A list of: ${setting.choices.join(', ')}.`
        : `A list of at most ${setting.maxEntries} texts.`;
    default:
      return setting satisfies never;
  }
}
