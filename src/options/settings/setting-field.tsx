import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { userSettings } from '../../platform/user-settings.ts';
import { catalog, type SettingKey } from '../../settings/catalog.ts';
import type { Effective } from '../../settings/effective.ts';
import { readSetting } from '../../settings/resolve.ts';
import type { Setting } from '../../settings/setting-types.ts';
import { Button } from '../../ui/button.tsx';
import { validationMessage } from '../../ui/validation-message.tsx';
import layout from '../layout.module.css';
import { Control } from './control.tsx';
import { type ControlDraft, draftOf, givenBy } from './draft.ts';
import css from './settings.module.css';

/**
 * One setting: its control, its help, and the errors of the typed value. A valid value is saved when the control loses
 * the focus. An invalid one stays in the field and is not saved.
 */
export function SettingField({ name, inForce }: { name: SettingKey; inForce: Effective }) {
  const setting: Setting = catalog[name];
  const kept = draftOf(name, inForce.values[name]);
  const draft = useSignal<ControlDraft | undefined>(undefined);
  const isSaved = useSignal(false);
  const isLocked = inForce.locked.includes(name) || setting.policyOnly === true;
  const shown = draft.value ?? kept;
  const judged = readSetting(name, givenBy(name, shown));
  const standing = inForce.problems.filter(({ key, source }) => key === name && source !== 'default');
  const errors =
    draft.value !== undefined && !judged.ok
      ? [`${t('options_notSaved')} ${validationMessage(judged.error)}`]
      : standing.map(({ fault }) => validationMessage(fault));

  // The value in force has changed, here or elsewhere, so the draft is no longer needed.
  const keptText = JSON.stringify(kept);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs only when the saved value has changed
  useEffect(() => {
    draft.value = undefined;
  }, [keptText]);

  const keep = async (wanted: ControlDraft) => {
    const value = readSetting(name, givenBy(name, wanted));
    if (isLocked || !value.ok) return;
    if (JSON.stringify(value.value) === JSON.stringify(inForce.values[name])) {
      draft.value = undefined;
      return;
    }
    await userSettings.update((user) => ({ ...user, [name]: value.value }));
    isSaved.value = true;
  };
  const change = (wanted: ControlDraft, isWhole: boolean) => {
    draft.value = wanted;
    isSaved.value = false;
    if (isWhole) void keep(wanted);
  };
  const reset = () =>
    userSettings.update((user) => Object.fromEntries(Object.entries(user).filter(([key]) => key !== name)));

  const id = `setting-${name}`;
  const notes = `${id}-notes`;
  return (
    <div class={css['setting']} data-setting={name}>
      <Control
        id={id}
        notes={notes}
        title={t(`setting_${name}`)}
        setting={setting}
        draft={shown}
        isLocked={isLocked}
        isBad={errors.length > 0}
        onChange={change}
        onLeave={() => draft.value !== undefined && void keep(draft.value)}
      />
      <div id={notes} class={css['notes']}>
        {errors.map((words) => (
          <p key={words} class={layout['bad']} role="alert">
            {words}
          </p>
        ))}
        <p class="help">{t(`setting_${name}_help`)}</p>
        {isLocked && <p class={`help ${css['locked']}`}>{t('ui_setByOrganization')}</p>}
      </div>
      {!isLocked && inForce.sources[name] === 'user' && (
        <div class="row">
          <Button class="plain" onClick={() => void reset()}>
            {t('options_resetOne')}
          </Button>
          <span role="status" class="help">
            {isSaved.value && draft.value === undefined ? t('options_saved') : ''}
          </span>
        </div>
      )}
    </div>
  );
}
