import { useSignal } from '@preact/signals';
import { rulePlaces, type TaughtRule } from '../../phone/find/taught-rules.ts';
import { t } from '../../platform/i18n.ts';
import { userSettings } from '../../platform/user-settings.ts';
import type { Effective } from '../../settings/effective.ts';
import { readSetting } from '../../settings/resolve.ts';
import type { ValidationError } from '../../settings/validation-error.ts';
import { readSiteRule } from '../../settings/values/site-rule.ts';
import { withTaughtRules } from '../../settings/values/taught-line.ts';
import { readTaughtPart } from '../../settings/values/taught-part.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import { validationMessage } from '../../ui/validation-message.tsx';
import layout from '../layout.module.css';
import css from './settings.module.css';

/** The taught rules of each site, which can be changed and deleted one by one. */
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
    <div class={css['setting']}>
      <h3>{t('options_taught')}</h3>
      {sites.map(({ at, pattern, taught }) => (
        <fieldset key={pattern}>
          <legend>
            <code>
              <bdi dir="ltr">{pattern}</bdi>
            </code>
          </legend>
          <ul class={layout['list']}>
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
      {isLocked && <p class={`help ${css['locked']}`}>{t('ui_setByOrganization')}</p>}
    </div>
  );
}

interface RowProps {
  readonly rule: TaughtRule;
  readonly isLocked: boolean;
  /** Saves the changed rule, or deletes it without one. Returns the error of an invalid rule. */
  readonly onChange: (changed: TaughtRule | undefined) => Promise<ValidationError | undefined>;
}

function RuleRow({ rule, isLocked, onChange }: RowProps) {
  const words = useSignal(rule.words);
  const fault = useSignal<ValidationError | undefined>(undefined);
  // A native list cannot be read-only, so a locked one contains only its value.
  const isPossible =
    <T,>(current: T) =>
    (each: T) =>
      !isLocked || each === current;
  const change = async ({ isPhone, place }: TaughtRule) => {
    const read = readTaughtPart(isPhone ? 'phone' : 'notPhone', `${place}:${words.value}`);
    fault.value = read.ok ? await onChange(read.value) : read.error;
  };
  return (
    <li class={css['rule']}>
      <select
        aria-label={t('options_taughtIs')}
        aria-disabled={isLocked || undefined}
        value={String(rule.isPhone)}
        onChange={(event) => void change({ ...rule, isPhone: event.currentTarget.value === 'true' })}
      >
        {[true, false].filter(isPossible(rule.isPhone)).map((isPhone) => (
          <option key={String(isPhone)} value={String(isPhone)}>
            {t(isPhone ? 'options_isPhone' : 'options_isNotPhone')}
          </option>
        ))}
      </select>
      <select
        aria-label={t('options_taughtPlace')}
        aria-disabled={isLocked || undefined}
        value={rule.place}
        onChange={(event) => {
          const place = rulePlaces.find((each) => each === event.currentTarget.value);
          if (place) void change({ ...rule, place });
        }}
      >
        {rulePlaces.filter(isPossible(rule.place)).map((place) => (
          <option key={place} value={place}>
            {t(`options_taughtPlace_${place}`)}
          </option>
        ))}
      </select>
      <TextInput
        aria-label={t('options_taughtWords')}
        aria-invalid={fault.value !== undefined}
        dir="auto"
        spellcheck={false}
        readOnly={isLocked}
        value={words}
        onBlur={() => words.value !== rule.words && void change(rule)}
        onKeyDown={(event) => event.key === 'Enter' && void change(rule)}
      />
      {!isLocked && (
        <Button
          class="plain"
          label={`${t('options_taughtDelete')}: ${rule.words}`}
          onClick={() => void onChange(undefined)}
        >
          {t('options_taughtDelete')}
        </Button>
      )}
      {fault.value && (
        <p class={layout['bad']} role="alert">
          {validationMessage(fault.value)}
        </p>
      )}
    </li>
  );
}
