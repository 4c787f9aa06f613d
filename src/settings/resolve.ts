import { ok, type Result } from '../result.ts';
import { catalog, defaults, type SettingKey, type Settings, settingKeys } from './catalog.ts';
import { policyConflicts } from './policy/conflicts.ts';
import { maxEntryLength, readValue, type Setting } from './setting-types.ts';
import {
  excerpt,
  invalid,
  type Problem,
  type ValidationError,
  type ValueSource,
  validationError,
} from './validation-error.ts';

export interface Resolved {
  readonly values: Settings;
  readonly sources: Readonly<Record<SettingKey, ValueSource>>;
  /** Settings of the organization: visible, but not editable. */
  readonly locked: readonly SettingKey[];
  readonly problems: readonly Problem[];
}

/** Limits the report: a policy with thousands of unknown keys is one mistake. */
const maxProblems = 100;

/** Keys that are not allowed inside `policyJson`. */
const topLevelKeys: readonly string[] = ['policyJson'];

/** Reads the value of one setting. Returns its normalized form, or the error and the allowed values. */
export function readSetting<K extends SettingKey>(
  key: K,
  value: unknown,
): Result<Settings[K], ValidationError> {
  return readValue(catalog[key], value) as Result<Settings[K], ValidationError>;
}

type Layer = ReadonlyMap<SettingKey, Settings[SettingKey]>;

/**
 * The settings in force. For each key, the first valid value applies: policy, policyJson, user, default. Invalid values are
 * reported. Accepts any input and never throws.
 */
export function resolve(policy: unknown, user: unknown): Resolved {
  const problems: Problem[] = [];
  const single = readLayer(policy, 'policy', problems);
  const asText = readLayer(parse(single.get('policyJson')), 'policyJson', problems);
  const own = readLayer(user, 'user', problems);
  const onlyDefault = new Set<string>(
    (single.get('defaultsOnly') ?? asText.get('defaultsOnly') ?? []) as Settings['defaultsOnly'],
  );

  const values: Partial<Record<SettingKey, Settings[SettingKey]>> = {};
  const sources: Partial<Record<SettingKey, ValueSource>> = {};
  const locked: SettingKey[] = [];
  for (const key of settingKeys) {
    const set: readonly [ValueSource, Layer] | undefined = single.has(key)
      ? ['policy', single]
      : asText.has(key)
        ? ['policyJson', asText]
        : undefined;
    const isLocked = set !== undefined && !onlyDefault.has(key);
    const [source, layer] =
      own.has(key) && !isLocked ? (['user', own] as const) : (set ?? ['default', undefined]);
    values[key] = layer?.get(key) ?? defaults[key];
    sources[key] = source;
    if (isLocked) locked.push(key);
  }
  const resolved = {
    values: values as Settings,
    sources: sources as Record<SettingKey, ValueSource>,
    locked,
  };
  return { ...resolved, problems: [...problems, ...policyConflicts(resolved.values, resolved.sources)] };
}

/** The valid values of one source. Errors go to `problems`. */
function readLayer(given: unknown, source: ValueSource, problems: Problem[]): Layer {
  const layer = new Map<SettingKey, Settings[SettingKey]>();
  if (given === undefined || given === null) return layer;
  if (typeof given !== 'object' || Array.isArray(given)) {
    problems.push({ key: '', source, fault: validationError('notAnObject') });
    return layer;
  }
  for (const [key, found] of Object.entries(given)) {
    const { value, faults } = withoutWrongParts(key, found);
    for (const fault of faults) if (problems.length < maxProblems) problems.push({ key, source, fault });
    const result = readKey(key, value, source);
    if (result.ok) layer.set(key as SettingKey, result.value);
    else if (problems.length < maxProblems) problems.push({ key: excerpt(key), source, fault: result.error });
  }
  return layer;
}

/** A list without the parts of entries that may be wrong without harm to the rest. Other values stay as they are. */
function withoutWrongParts(
  key: string,
  value: unknown,
): { readonly value: unknown; readonly faults: readonly ValidationError[] } {
  const setting: Setting | undefined = Object.hasOwn(catalog, key) ? catalog[key as SettingKey] : undefined;
  if (setting?.type !== 'list' || !setting.withoutWrongParts || !Array.isArray(value))
    return { value, faults: [] };
  const faults: ValidationError[] = [];
  const entries = value.slice(0, setting.maxEntries + 1).map((item: unknown) => {
    if (typeof item !== 'string' || item.length > (setting.maxLength ?? maxEntryLength)) return item;
    const repaired = setting.withoutWrongParts?.(item) ?? { entry: item, faults: [] };
    faults.push(...repaired.faults);
    return repaired.entry;
  });
  return { value: entries, faults };
}

function readKey(
  key: string,
  value: unknown,
  source: ValueSource,
): Result<Settings[SettingKey], ValidationError> {
  if (!Object.hasOwn(catalog, key)) return invalid('unknownSetting');
  const setting: Setting = catalog[key as SettingKey];
  if (source === 'policyJson' && topLevelKeys.includes(key)) return invalid('notHere');
  if (source === 'user' && setting.policyOnly) return invalid('policyOnly');
  const result = readValue(setting, value);
  return result.ok ? ok(result.value as Settings[SettingKey]) : result;
}

function parse(text: unknown): unknown {
  // This was validated as the text of an object before. It is empty if not set.
  return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined;
}
