import type { NumberType } from '../phone/numbering/number-type.ts';
import { ok, type Result } from '../result.ts';
import type { EditableLeadField } from './editable-lead-fields.ts';
import type { Feature } from './features.ts';
import type { Language } from './languages.ts';
import type { NotificationKind } from './notification-kinds.ts';
import type { NumberCheckChoice } from './number-checks.ts';
import type { ResultEventChoice } from './result-events.ts';
import type { ShownLeadField } from './shown-lead-fields.ts';

import { excerpt, invalid, type ValidationError, validationError } from './validation-error.ts';

/** The sections of the options page, in display order. */
export const sections = [
  'dialer',
  'sites',
  'numbers',
  'dialing',
  'calls',
  'leads',
  'results',
  'supervisors',
  'privacy',
  'appearance',
  'organization',
] as const;

export type Section = (typeof sections)[number];

/** An option of a setting. Its label is the `_locales` message `setting_choice_<choice>`. */
export type Choice =
  | NumberType
  | Feature
  | Language
  | NotificationKind
  | ResultEventChoice
  | NumberCheckChoice
  | ShownLeadField
  | EditableLeadField
  | 'never'
  | 'unusual'
  | 'always'
  | 'allow'
  | 'confirm'
  | 'block'
  | 'session'
  | 'device'
  | 'passphrase'
  | 'json'
  | 'form'
  | 'both'
  | 'popup'
  | 'panel';

interface Common {
  readonly section: Section;
  /** Only the organization can set it. A value that a user stored under this key is ignored. */
  readonly policyOnly?: true;
}

export interface BooleanSetting extends Common {
  readonly type: 'boolean';
  readonly default: boolean;
}

export interface IntegerSetting extends Common {
  readonly type: 'integer';
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface ChoiceSetting extends Common {
  readonly type: 'choice';
  readonly default: string;
  readonly choices: readonly Choice[];
}

/** Validates one text. Returns its normalized form or the error. */
export type ReadText = (text: string) => Result<string, ValidationError>;

export interface TextSetting extends Common {
  readonly type: 'text';
  readonly default: string;
  /** In UTF-16 units. */
  readonly maxLength: number;
  /** A value that is not empty must be one of these. */
  readonly choices?: readonly Choice[];
  readonly read?: ReadText;
}

export interface ListSetting extends Common {
  readonly type: 'list';
  readonly default: readonly string[];
  readonly maxEntries: number;
  /** Maximum length of an entry, in UTF-16 units. The default is `maxEntryLength`. */
  readonly maxLength?: number;
  /** Each entry must be one of these. */
  readonly choices?: readonly Choice[];
  readonly read?: ReadText;
  /** The identifiers of an entry (a status, a pattern). Two entries may not have the same. */
  readonly identify?: (entry: string) => readonly string[];
  /** Removes the invalid parts of an entry that its other parts do not need. Returns the rest and the errors. */
  readonly withoutWrongParts?: (entry: string) => {
    readonly entry: string;
    readonly faults: readonly ValidationError[];
  };
}

export type Setting = BooleanSetting | IntegerSetting | ChoiceSetting | TextSetting | ListSetting;

/** Maximum length of an entry of most lists, in UTF-16 units. */
export const maxEntryLength = 500;

/** Validates one value of a setting. Returns its normalized form, or the error and the allowed values. */
export function readValue(
  setting: Setting,
  value: unknown,
): Result<boolean | number | string | readonly string[], ValidationError> {
  switch (setting.type) {
    case 'boolean':
      return typeof value === 'boolean' ? ok(value) : invalid('notBoolean');
    case 'integer': {
      const limits = [String(setting.min), String(setting.max)];
      if (typeof value !== 'number' || !Number.isInteger(value)) return invalid('notInteger', ...limits);
      if (value < setting.min || value > setting.max) return invalid('outOfRange', ...limits);
      return ok(value === 0 ? 0 : value);
    }
    case 'choice':
      return oneOf(setting.choices)(typeof value === 'string' ? value : '');
    case 'text':
      if (typeof value !== 'string') return invalid('notText');
      return readText(value, setting.maxLength, setting.choices ? oneOf(setting.choices) : setting.read);
    case 'list':
      return readList(setting, value);
    default:
      return setting satisfies never;
  }
}

function readText(value: string, maxLength: number, read: ReadText = ok): Result<string, ValidationError> {
  // A value that is only a little too long is still read: "not a country" is more helpful than "at most 2 characters".
  if (value.length > Math.max(maxLength, maxEntryLength)) return invalid('tooLong', String(maxLength));
  const text = value.trim();
  if (text === '') return ok('');
  // Lone surrogates cannot be written to a file and read again. Bidirectional controls make text appear different.
  if (/[\p{Cs}\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text)) return invalid('controlCharacters');
  const result = read(text);
  return result.ok && result.value.length > maxLength ? invalid('tooLong', String(maxLength)) : result;
}

function oneOf(choices: readonly string[]): ReadText {
  return (text) => (choices.includes(text) ? ok(text) : invalid('notChoice', choices.join(', ')));
}

function readList(setting: ListSetting, value: unknown): Result<readonly string[], ValidationError> {
  if (!Array.isArray(value)) return invalid('notList');
  if (value.length > setting.maxEntries) return invalid('tooMany', String(setting.maxEntries));
  const list: string[] = [];
  const taken = new Set<string>();
  for (const item of Array.from<unknown>(value)) {
    if (typeof item !== 'string') return invalid('notList');
    const entry = readEntry(setting, item);
    if (!entry.ok) return { ok: false, error: { ...entry.error, entry: excerpt(item) } };
    for (const name of setting.identify?.(entry.value) ?? [entry.value]) {
      if (taken.has(name))
        return { ok: false, error: { ...validationError('twice', excerpt(name)), entry: excerpt(item) } };
      taken.add(name);
    }
    list.push(entry.value);
  }
  return ok(list);
}

function readEntry(setting: ListSetting, item: string): Result<string, ValidationError> {
  if (setting.choices) return oneOf(setting.choices)(item);
  const entry = readText(item, setting.maxLength ?? maxEntryLength, setting.read);
  return entry.ok && entry.value === '' ? invalid('empty') : entry;
}
