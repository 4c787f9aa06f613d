import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface Attributes {
  readonly id?: string;
  readonly class?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string;
}

interface InputAttributes extends Attributes {
  /** Text unless another one is given. */
  readonly type?: 'tel' | 'search' | 'datetime-local';
  readonly inputMode?: 'text' | 'tel' | 'url';
  readonly dir?: 'ltr' | 'auto';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly min?: string;
  readonly pattern?: string;
  readonly required?: boolean;
}

/** A text input that shows a signal and writes what is typed into it. `filter` returns the part to keep. */
export function TextInput({
  value,
  filter,
  type,
  ...attributes
}: InputAttributes & {
  value: Signal<string>;
  filter?: (typed: string) => string;
}) {
  const shared = {
    autocomplete: 'off' as const,
    ...attributes,
    value: value.value,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      value.value = filter ? filter(currentTarget.value) : currentTarget.value;
      // The same value twice renders nothing, so characters that the filter dropped would stay in the input.
      currentTarget.value = value.value;
    },
  };
  switch (type) {
    case 'datetime-local':
      return <input {...shared} type="datetime-local" />;
    case 'search':
      return <input {...shared} type="search" />;
    case 'tel':
      return <input {...shared} type="tel" />;
    case undefined:
      return <input {...shared} type="text" />;
    default:
      return type satisfies never;
  }
}

export function Checkbox({ value, children }: { value: Signal<boolean>; children: ComponentChildren }) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={value.value}
        onChange={(event) => {
          value.value = event.currentTarget.checked;
        }}
      />
      <span>{children}</span>
    </label>
  );
}

/** A list with one choice. Each option is a value and its label. */
export function Select<T extends string>({
  value,
  options,
  ...attributes
}: Attributes & {
  value: Signal<T>;
  options: readonly (readonly [value: T, words: string])[];
}) {
  return (
    <select
      {...attributes}
      value={value.value}
      onChange={(event) => {
        const chosen = options.find(([each]) => each === event.currentTarget.value);
        if (chosen) value.value = chosen[0];
      }}
    >
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  );
}
