import type { SettingKey, Settings } from '../../settings/catalog.ts';
import { catalog } from '../../settings/catalog.ts';
import type { Setting } from '../../settings/setting-types.ts';

/** The content of a setting's control: the text of a field, or the checked options. */
export type ControlDraft = string | boolean | readonly string[];

/** A value as its control shows it. A list is a text with one entry on each line. */
export function draftOf<K extends SettingKey>(key: K, value: Settings[K]): ControlDraft {
  const setting: Setting = catalog[key];
  if (setting.type === 'list' && !setting.choices) return (value as readonly string[]).join('\n');
  return typeof value === 'number' ? String(value) : value;
}

/** The content of the control as a value, before validation. */
export function givenBy(key: SettingKey, draft: ControlDraft): unknown {
  const setting: Setting = catalog[key];
  if (typeof draft !== 'string') return draft;
  if (setting.type === 'integer') return /^\s*-?\d+\s*$/.test(draft) ? Number(draft) : draft;
  if (setting.type !== 'list') return draft;
  return draft
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
