import { useId } from 'preact/hooks';
import { t } from '../../platform/i18n.ts';
import { Select, TextInput } from '../../ui/inputs.tsx';
import type { Rule } from '../../vicidial/parameters.ts';
import layout from '../layout.module.css';
import type { FormField } from './console-functions.ts';
import { allowedCharacters, fieldError } from './console-request.ts';

/** The length and the characters that the dialer keeps, in words. */
function ruleText({ rule, isSecret }: FormField): string {
  if (rule.kind === 'choice') return '';
  if (rule.kind === 'number') return t('console_digits');
  const parts = [isSecret ? t('console_secretHelp') : '', lengthText(rule)];
  const characters = allowedCharacters(rule);
  if (characters !== '') parts.push(t('console_allowed', characters));
  return parts.filter(Boolean).join(' · ');
}

function lengthText({ min, max }: Extract<Rule, { kind: 'text' }>): string {
  return min === max ? t('console_length', String(max)) : t('console_lengths', String(min), String(max));
}

/** One parameter: its name in the API, a field for its value, and what the dialer keeps of it. */
export function ParameterField(props: {
  field: FormField;
  value: string;
  /** A missing value is an error only after the person wanted to run the function. */
  isChecked: boolean;
  onInput: (value: string) => void;
}) {
  const { field, value } = props;
  const id = useId();
  const error = fieldError(field, value);
  const shown = error === 'missing' && !props.isChecked ? undefined : error;
  const help = ruleText(field);
  const described = [help && `${id}-help`, shown && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return (
    <div class="field">
      <label for={id}>
        <bdi dir="ltr">{field.name}</bdi>
      </label>
      {field.rule.kind === 'choice' ? (
        <Select
          id={id}
          aria-describedby={described}
          value={{
            get value() {
              return value;
            },
            set value(chosen) {
              props.onInput(chosen);
            },
          }}
          options={[['', t('console_notSet')], ...field.rule.choices.map((each) => [each, each] as const)]}
        />
      ) : (
        <TextInput
          id={id}
          dir="ltr"
          {...(field.isSecret && { type: 'password' as const })}
          autocapitalize="off"
          spellcheck={false}
          aria-invalid={shown !== undefined}
          aria-describedby={described}
          value={value}
          onInput={props.onInput}
        />
      )}
      {help && (
        <span id={`${id}-help`} class="help">
          {help}
        </span>
      )}
      {shown && (
        <span id={`${id}-error`} class={layout['bad']}>
          {t(`console_error_${shown}`)}
        </span>
      )}
    </div>
  );
}
