import { t } from '../../platform/i18n.ts';
import { Icon } from '../../ui/icon.tsx';
import css from './key-pad.module.css';

/** The keys of a telephone. `last` holds those of the bottom row; with `onErase` a key deletes the last digit. */
export function KeyPad(props: { last: string; onKey: (key: string) => void; onErase?: () => void }) {
  const { last, onKey, onErase } = props;
  return (
    <fieldset class={css['pad']} dir="ltr" aria-label={t('popup_keypad')}>
      {[...`123456789${last}`].map((key) => (
        <button key={key} type="button" onClick={() => onKey(key)}>
          {key}
        </button>
      ))}
      {onErase && (
        <button type="button" aria-label={t('popup_erase')} onClick={onErase}>
          <Icon name="erase" />
        </button>
      )}
    </fieldset>
  );
}
