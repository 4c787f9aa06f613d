import { useId } from 'preact/hooks';
import { t } from '../platform/i18n.ts';
import { TextInput } from './inputs.tsx';

/** A labeled text field. One that the organization has set is read-only. */
export function Field(props: {
  label: string;
  value: string;
  onInput: (value: string) => void;
  help?: string;
  type?: 'text' | 'password' | 'address';
  placeholder?: string;
  isLocked?: boolean;
  isOptional?: boolean;
}) {
  const id = useId();
  const help = props.isLocked ? t('ui_setByOrganization') : props.help;
  return (
    <div class="field">
      <label for={id}>{props.label}</label>
      <TextInput
        id={id}
        {...(props.type === 'password' && { type: 'password' })}
        // Not type `url`, which refuses an address without https://.
        inputMode={props.type === 'address' ? 'url' : 'text'}
        dir={props.type === 'address' ? 'ltr' : 'auto'}
        placeholder={props.placeholder ?? ''}
        autocapitalize="off"
        spellcheck={false}
        required={!props.isOptional}
        readOnly={props.isLocked ?? false}
        value={props.value}
        aria-describedby={help ? `${id}-help` : undefined}
        onInput={props.onInput}
      />
      {help && (
        <span id={`${id}-help`} class="help">
          {help}
        </span>
      )}
    </div>
  );
}
