import { useId } from 'preact/hooks';
import type { SignInForm } from '../../messages/requests.ts';
import { t } from '../../platform/i18n.ts';
import { Field } from '../../ui/field.tsx';

const modes = ['session', 'device', 'passphrase'] as const satisfies readonly SignInForm['keep'][];

/** How long the password is kept, and how safe each choice is. A choice of the organization is only explained. */
export function KeepChoice(props: {
  mode: SignInForm['keep'];
  passphrase: string;
  isLocked: boolean;
  onChange: (part: Partial<Pick<SignInForm, 'keep' | 'passphrase'>>) => void;
}) {
  const { mode, passphrase, isLocked, onChange } = props;
  const id = useId();
  return (
    <>
      {!isLocked && (
        <div class="field">
          <label for={id}>{t('popup_keep')}</label>
          <select
            id={id}
            value={mode}
            aria-describedby={`${id}-help`}
            onChange={(event) => {
              const keep = modes.find((each) => each === event.currentTarget.value);
              if (keep) onChange({ keep });
            }}
          >
            {modes.map((each) => (
              <option key={each} value={each}>
                {t(`setting_choice_${each}`)}
              </option>
            ))}
          </select>
        </div>
      )}
      {mode === 'passphrase' && (
        <Field
          label={t('popup_passphrase')}
          type="password"
          value={passphrase}
          onInput={(typed) => onChange({ passphrase: typed })}
        />
      )}
      <p class="help" id={`${id}-help`}>
        {t(`popup_keep_${mode}`)}
      </p>
    </>
  );
}
