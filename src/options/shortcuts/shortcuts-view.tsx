import type { MessageKey } from '../../platform/i18n.ts';
import { t } from '../../platform/i18n.ts';
import { openShortcutSettings, type Shortcut, shortcutKeys } from '../../platform/shortcuts.ts';
import { Button } from '../../ui/button.tsx';
import layout from '../layout.module.css';
import { useLoaded } from '../use-loaded.ts';

const names: Record<Shortcut, MessageKey> = {
  'open-panel': 'shortcut_openPanel',
  'dial-number': 'shortcut_dialNumber',
  'hang-up': 'shortcut_hangUp',
  'pause-or-resume': 'shortcut_pauseOrResume',
};

/** The shortcuts of the extension with the keys that they have in this browser. */
export function ShortcutsView() {
  const keys = useLoaded(shortcutKeys).value;
  return (
    <section class={`${layout['card']} stack`}>
      <h2>{t('options_view_shortcuts')}</h2>
      <p class="help">{t('options_shortcutsHelp')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('options_colShortcut')}</th>
            <th scope="col">{t('options_colKeys')}</th>
          </tr>
        </thead>
        <tbody>
          {keys?.map(([shortcut, key]) => (
            <tr key={shortcut}>
              <td>{t(names[shortcut])}</td>
              <td>{key === '' ? t('options_noKeys') : <kbd dir="ltr">{key}</kbd>}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div>
        <Button onClick={() => void openShortcutSettings()}>{t('options_changeKeys')}</Button>
      </div>
      <p class="help">{t('options_pageKeys')}</p>
    </section>
  );
}
