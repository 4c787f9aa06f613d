import { t } from '../../platform/i18n.ts';
import type { Choice as Option, Setting } from '../../settings/setting-types.ts';
import { TextArea, TextInput } from '../../ui/inputs.tsx';
import type { ControlDraft } from './draft.ts';
import css from './settings.module.css';

interface ControlProps {
  readonly id: string;
  /** ID of the element with the help text and the errors. */
  readonly notes: string;
  readonly title: string;
  readonly setting: Setting;
  readonly draft: ControlDraft;
  readonly isLocked: boolean;
  readonly isBad: boolean;
  /** `isWhole`: the value is complete at once, unlike text that is being typed. */
  readonly onChange: (draft: ControlDraft, isWhole: boolean) => void;
  readonly onLeave: () => void;
}

/** A checkbox of the organization keeps its state and stays reachable by keyboard, unlike one with `disabled`. */
const locked = {
  'aria-disabled': true,
  onClick: (event: MouseEvent) => event.preventDefault(),
} as const;

/** The control for the type of a setting. */
export function Control(props: ControlProps) {
  const { setting } = props;
  if (setting.type === 'boolean') return <Tick {...props} />;
  if (setting.type === 'choice') return <Choice {...props} choices={setting.choices} />;
  if (setting.type === 'list') {
    return setting.choices ? <Ticks {...props} choices={setting.choices} /> : <Lines {...props} />;
  }
  if (setting.type === 'text' && setting.choices)
    return <Choice {...props} choices={['', ...setting.choices]} />;
  return <Line {...props} />;
}

function Tick({ id, notes, title, draft, isLocked, onChange }: ControlProps) {
  return (
    <label class="check">
      <input
        id={id}
        type="checkbox"
        aria-describedby={notes}
        checked={draft === true}
        {...(isLocked ? locked : { onChange: (event) => onChange(event.currentTarget.checked, true) })}
      />
      <strong>{title}</strong>
    </label>
  );
}

function Choice({
  id,
  notes,
  title,
  draft,
  choices,
  isLocked,
  onChange,
}: ControlProps & { choices: readonly (Option | '')[] }) {
  // A native list cannot be read-only, so a locked one contains only its value.
  const isPossible = (choice: string) => !isLocked || choice === draft;
  return (
    <label>
      {title}
      <select
        id={id}
        aria-describedby={notes}
        aria-disabled={isLocked || undefined}
        value={String(draft)}
        onChange={(event) => onChange(event.currentTarget.value, true)}
      >
        {choices.filter(isPossible).map((choice) => (
          <option key={choice} value={choice}>
            {t(choice === '' ? 'options_byBrowser' : `setting_choice_${choice}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Ticks({
  notes,
  title,
  draft,
  choices,
  isLocked,
  onChange,
}: ControlProps & { choices: readonly Option[] }) {
  const ticked = Array.isArray(draft) ? (draft as readonly string[]) : [];
  return (
    <fieldset aria-describedby={notes}>
      <legend>{title}</legend>
      <div class={css['ticks']}>
        {choices.map((choice) => (
          <label key={choice} class="check">
            <input
              type="checkbox"
              checked={ticked.includes(choice)}
              {...(isLocked
                ? locked
                : {
                    onChange: (event) => {
                      const isOn = event.currentTarget.checked;
                      onChange(
                        choices.filter((each) => (each === choice ? isOn : ticked.includes(each))),
                        true,
                      );
                    },
                  })}
            />
            {t(`setting_choice_${choice}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Lines({ id, notes, title, draft, isLocked, isBad, onChange, onLeave }: ControlProps) {
  const text = String(draft);
  return (
    <label for={id}>
      {title}
      <TextArea
        id={id}
        aria-describedby={notes}
        aria-invalid={isBad}
        dir="ltr"
        spellcheck={false}
        rows={Math.min(12, Math.max(2, text.split('\n').length + 1))}
        readOnly={isLocked}
        value={text}
        onInput={(typed) => onChange(typed, false)}
        onBlur={onLeave}
      />
    </label>
  );
}

function Line({ id, notes, title, setting, draft, isLocked, isBad, onChange, onLeave }: ControlProps) {
  return (
    <label for={id}>
      {title}
      <TextInput
        id={id}
        aria-describedby={notes}
        aria-invalid={isBad}
        inputMode={setting.type === 'integer' ? 'numeric' : 'text'}
        class={setting.type === 'integer' ? css['short'] : undefined}
        dir={setting.type === 'integer' ? 'ltr' : 'auto'}
        spellcheck={false}
        readOnly={isLocked}
        value={String(draft)}
        onInput={(typed) => onChange(typed, false)}
        onBlur={onLeave}
        onKeyDown={(event) => event.key === 'Enter' && onLeave()}
      />
    </label>
  );
}
