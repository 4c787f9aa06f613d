import { useSignal } from '@preact/signals';
import { t } from '../../platform/i18n.ts';
import { catalog, type SettingKey, settingKeys } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { type Section, type Setting, sections } from '../../settings/setting-types.ts';
import { Button } from '../../ui/button.tsx';
import { TextInput } from '../../ui/inputs.tsx';
import layout from '../layout.module.css';
import { NotificationAccess } from './notification-access.tsx';
import { SettingField } from './setting-field.tsx';
import css from './settings.module.css';
import { SiteAccess } from './site-permission.tsx';
import { SiteRuleList } from './site-rule-list.tsx';
import { TaughtRuleList } from './taught-rule-list.tsx';
import { VetoAccess } from './veto-access.tsx';

/** The settings of this person, by section. A setting that only the organization can set is shown once it is set. */
export function SettingsView({ inForce }: { inForce: Effective }) {
  const search = useSignal('');
  const shown = settingKeys.filter((key) => isOffered(key, inForce) && isFound(key, search.value));
  const parts = sections
    .map((section) => [section, shown.filter((key) => catalog[key].section === section)] as const)
    .filter(([, keys]) => keys.length > 0);
  return (
    <div class={css['columns']}>
      <aside class="stack">
        <label for="search">
          {t('options_search')}
          <TextInput id="search" type="search" value={search} />
        </label>
        <nav aria-label={t('options_sections')}>
          {parts.map(([section]) => (
            <Button key={section} class="plain" onClick={() => goTo(section)}>
              {t(`setting_section_${section}`)}
            </Button>
          ))}
        </nav>
      </aside>
      <div class="stack wide">
        <p role="status" class="help">
          {shown.length === 0 ? t('options_nothingFound') : ''}
        </p>
        {inForce.locked.length > 0 && <p class="notice">{t('options_someLocked')}</p>}
        {parts.map(([section, keys]) => (
          <section key={section} id={`section-${section}`} class={`${layout['card']} stack`} tabIndex={-1}>
            <h2>{t(`setting_section_${section}`)}</h2>
            {keys.includes('sites') && <SiteRuleList inForce={inForce} />}
            {keys.map((key) => (
              <SettingField key={key} name={key} inForce={inForce} />
            ))}
            {keys.includes('notifications') && (
              <NotificationAccess isWanted={inForce.values.notifications.length > 0} />
            )}
            {keys.includes('vetoUrl') && inForce.values.numberChecks.includes('veto') && (
              <VetoAccess address={inForce.values.vetoUrl} />
            )}
            {keys.includes('sites') && <TaughtRuleList inForce={inForce} />}
            {keys.includes('sites') && <SiteAccess settings={inForce.values} />}
          </section>
        ))}
      </div>
    </div>
  );
}

function isOffered(key: SettingKey, { sources }: Effective): boolean {
  const setting: Setting = catalog[key];
  return !setting.policyOnly || sources[key] !== 'default';
}

function isFound(key: SettingKey, search: string): boolean {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const text =
    `${key} ${t(`setting_${key}`)} ${t(`setting_${key}_help`)} ${t(`setting_section_${catalog[key].section}`)}`.toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** Scrolls to a section. The hash names the view, so it cannot name the section. The focus moves too, for the keyboard. */
function goTo(section: Section): void {
  const part = document.getElementById(`section-${section}`);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}
