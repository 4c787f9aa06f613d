import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';

/** A labelled text field. One that the organisation has set is shown and can not be changed. */
export function Field(props: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  help?: string;
  type?: 'text' | 'password' | 'url-like';
  placeholder?: string;
  isLocked?: boolean;
  isOptional?: boolean;
}) {
  const isAddress = props.type === 'url-like';
  const id = useId();
  const shared = {
    id,
    placeholder: props.placeholder ?? '',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    required: !props.isOptional,
    readOnly: props.isLocked ?? false,
    value: props.value,
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) =>
      props.onInput(event.currentTarget.value),
  } as const;
  return (
    <label for={id}>
      {props.label}
      {props.type === 'password' ? (
        <input {...shared} type="password" />
      ) : (
        // Addresses are typed without https:// too, which an input of type url would refuse.
        <input
          {...shared}
          type="text"
          inputMode={isAddress ? 'url' : 'text'}
          dir={isAddress ? 'ltr' : 'auto'}
        />
      )}
      {props.isLocked ? (
        <span class="help">{t('ui_setByOrganisation')}</span>
      ) : (
        props.help && <span class="help">{props.help}</span>
      )}
    </label>
  );
}
