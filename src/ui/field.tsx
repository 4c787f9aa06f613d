import { say } from '../platform/words.ts';

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
  return (
    <label>
      {props.label}
      <input
        // Addresses are typed without https:// too, which an input of type url would refuse.
        type={props.type === 'password' ? 'password' : 'text'}
        {...(isAddress ? { inputMode: 'url', dir: 'ltr' } : {})}
        placeholder={props.placeholder ?? ''}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        required={!props.isOptional}
        readOnly={props.isLocked ?? false}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      {props.isLocked ? (
        <span class="help">{say('ui_setByOrganisation')}</span>
      ) : (
        props.help && <span class="help">{props.help}</span>
      )}
    </label>
  );
}
