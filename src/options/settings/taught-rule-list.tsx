import { useSignal } from '@preact/signals';
import { rulePlaces, type TaughtRule } from '../../phone/find/taught-rules.ts';
import { t } from '../../platform/i18n.ts';
import { userSettings } from '../../platform/stored-state.ts';
import type { Effective } from '../../settings/effective.ts';
import { readSetting } from '../../settings/resolve.ts';
import type { ValidationError } from '../../settings/validation-error.ts';
import { readSiteRule } from '../../settings/values/site-rule.ts';
import { readTaughtPart, withTaughtRules } from '../../settings/values/taught-part.ts';
import { validationMessage } from '../../ui/validation-message.tsx';

/** What people taught about the numbers of each site: listed, changed and deleted one by one. */
export function TaughtRuleList({ inForce }: { inForce: Effective }) {
  const { values, locked } = inForce;
  const isLocked = locked.includes('sites');
  const sites = values.sites.flatMap((line, at) => {
    const site = readSiteRule(line);
    return site.ok && site.value.taught
      ? [{ at, pattern: site.value.pattern, taught: site.value.taught }]
      : [];
  });
  if (sites.length === 0) return null;

  const save = async (at: number, rules: readonly TaughtRule[]): Promise<ValidationError | undefined> => {
    const lines = values.sites.map((line, index) => (index === at ? withTaughtRules(line, rules) : line));
    const read = readSetting('sites', lines);
    if (!read.ok) return read.error;
    await userSettings.update((user) => ({ ...user, sites: read.value }));
    return undefined;
  };
  return (
    <div class="setting">
      <h3>{t('options_taught')}</h3>
      {sites.map(({ at, pattern, taught }) => (
        <fieldset key={pattern}>
          <legend>
            <code>
              <bdi dir="ltr">{pattern}</bdi>
            </code>
          </legend>
          <ul class="plain-list">
            {taught.map((rule, index) => (
              <RuleRow
                key={`${rule.isPhone} ${rule.place} ${rule.words}`}
                rule={rule}
                isLocked={isLocked}
                onChange={(changed) =>
                  save(
                    at,
                    taught.flatMap((each, other) => (other === index ? (changed ?? []) : each)),
                  )
                }
              />
            ))}
          </ul>
        </fieldset>
      ))}
      <p class="help">{t('options_taughtHelp')}</p>
      {isLocked && <p class="help locked">{t('ui_setByOrganization')}</p>}
    </div>
  );
}

interface RowProps {
  readonly rule: TaughtRule;
  readonly isLocked: boolean;
  /** Saves the changed rule, or deletes it if there is none; gives what is wrong with it. */
  readonly onChange: (changed: TaughtRule | undefined) => Promise<ValidationError | undefined>;
}

function RuleRow({ rule, isLocked, onChange }: RowProps) {
  const words = useSignal(rule.words);
  const fault = useSignal<ValidationError | undefined>(undefined);
  const change = async ({ isPhone, place }: TaughtRule) => {
    const read = readTaughtPart(isPhone ? 'phone' : 'notPhone', `${place}:${words.value}`);
    fault.value = read.ok ? await onChange(read.value) : read.error;
  };
  return (
    <li class="rule">
      <select
        aria-label={t('options_taughtIs')}
        disabled={isLocked}
        value={String(rule.isPhone)}
        onChange={(event) => void change({ ...rule, isPhone: event.currentTarget.value === 'true' })}
      >
        <option value="true">{t('options_isPhone')}</option>
        <option value="false">{t('options_isNotPhone')}</option>
      </select>
      <select
        aria-label={t('options_taughtPlace')}
        disabled={isLocked}
        value={rule.place}
        onChange={(event) => {
          const place = rulePlaces.find((each) => each === event.currentTarget.value);
          if (place) void change({ ...rule, place });
        }}
      >
        {rulePlaces.map((place) => (
          <option key={place} value={place}>
            {t(`options_taughtPlace_${place}`)}
          </option>
        ))}
      </select>
      <input
        aria-label={t('options_taughtWords')}
        aria-invalid={fault.value !== undefined}
        type="text"
        dir="auto"
        spellcheck={false}
        autocomplete="off"
        readOnly={isLocked}
        value={words.value}
        onInput={(event) => {
          words.value = event.currentTarget.value;
        }}
        onBlur={() => words.value !== rule.words && void change(rule)}
        onKeyDown={(event) => event.key === 'Enter' && void change(rule)}
      />
      {!isLocked && (
        <button
          type="button"
          class="plain"
          aria-label={`${t('options_taughtDelete')}: ${rule.words}`}
          onClick={() => void onChange(undefined)}
        >
          {t('options_taughtDelete')}
        </button>
      )}
      {fault.value && (
        <p class="fault" role="alert">
          {validationMessage(fault.value)}
        </p>
      )}
    </li>
  );
}
