import { t } from '../../platform/i18n.ts';
import { Field } from '../../ui/field.tsx';

const modes = ['session', 'device', 'passphrase'] as const;
export type KeepMode = (typeof modes)[number];

/** How long the password is kept, with what each choice is worth. Where the organisation has decided, only that is said. */
export function KeepChoice(props: {
  mode: KeepMode;
  passphrase: string;
  isLocked: boolean;
  onChange: (part: { keep?: KeepMode; passphrase?: string }) => void;
}) {
  const { mode, passphrase, isLocked, onChange } = props;
  return (
    <>
      {!isLocked && (
        <label>
          {t('popup_keep')}
          <select
            id="keep"
            value={mode}
            aria-describedby="keep-help"
            onChange={(event) => {
              const chosen = modes.find((each) => each === event.currentTarget.value);
              if (chosen) onChange({ keep: chosen });
            }}
          >
            {modes.map((each) => (
              <option key={each} value={each}>
                {t(`setting_choice_${each}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      {mode === 'passphrase' && (
        <Field
          label={t('popup_passphrase')}
          type="password"
          value={passphrase}
          onInput={(typed) => onChange({ passphrase: typed })}
        />
      )}
      <p class="help" id="keep-help">
        {t(`popup_keep_${mode}`)}
      </p>
    </>
  );
}
