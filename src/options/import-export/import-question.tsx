import { t } from '../../platform/i18n.ts';
import type { SettingKey, Settings } from '../../settings/catalog.ts';
import { Button } from '../../ui/button.tsx';

/** A shown value ends after this many characters: a list can have hundreds of entries. */
const maxShownLength = 300;

/** Shows the settings of a file that would lower protection, with their new values, and asks whether to import them. */
export function ImportQuestion({
  keys,
  values,
  onAnswer,
}: {
  keys: readonly SettingKey[];
  values: Settings;
  onAnswer: (answer: 'all' | 'rest' | 'none') => void;
}) {
  return (
    <section class="notice stack" aria-label={t('options_importLowers')}>
      <strong>{t('options_importLowers')}</strong>
      <ul>
        {keys.map((key) => (
          <li key={key}>
            {t(`setting_${key}`)}: <bdi>{shown(values[key])}</bdi>
          </li>
        ))}
      </ul>
      <div class="row">
        <Button class="danger" onClick={() => onAnswer('all')}>
          {t('options_importAll')}
        </Button>
        <Button onClick={() => onAnswer('rest')}>{t('options_importRest')}</Button>
        <Button onClick={() => onAnswer('none')}>{t('options_resetNo')}</Button>
      </div>
    </section>
  );
}

function shown(value: Settings[SettingKey]): string {
  const text = Array.isArray(value) ? value.join(', ') : String(value);
  return (text || t('options_importEmpty')).slice(0, maxShownLength);
}
