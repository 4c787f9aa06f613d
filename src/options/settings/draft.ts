import type { SettingKey, Settings } from '../../settings/catalogue.ts';
import { catalogue } from '../../settings/catalogue.ts';
import type { Setting } from '../../settings/setting-types.ts';

/** What stands in the control of a setting: the text of a field, or what is ticked. */
export type Draft = string | boolean | readonly string[];

/** A value as its control shows it. Lists are texts with an entry in each line. */
export function draftOf<K extends SettingKey>(key: K, value: Settings[K]): Draft {
  const setting: Setting = catalogue[key];
  if (setting.type === 'list' && !setting.choices) return (value as readonly string[]).join('\n');
  return typeof value === 'number' ? String(value) : value;
}

/** What the control holds, as a value to be judged: perhaps none that the setting takes. */
export function givenBy(key: SettingKey, draft: Draft): unknown {
  const setting: Setting = catalogue[key];
  if (typeof draft !== 'string') return draft;
  if (setting.type === 'integer') return /^\s*-?\d+\s*$/.test(draft) ? Number(draft) : draft;
  if (setting.type !== 'list') return draft;
  return draft
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
