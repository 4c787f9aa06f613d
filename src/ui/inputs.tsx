import type { ComponentChildren } from 'preact';

interface Attributes {
  readonly id?: string;
  readonly class?: string | undefined;
  readonly 'aria-label'?: string;
  readonly 'aria-describedby'?: string | undefined;
}

interface TextAttributes extends Attributes {
  readonly 'aria-invalid'?: boolean;
  readonly dir?: 'ltr' | 'auto';
  readonly placeholder?: string;
  readonly maxLength?: number;
  readonly readOnly?: boolean;
  readonly spellcheck?: boolean;
  readonly onBlur?: () => void;
}

interface InputAttributes extends TextAttributes {
  /** Text unless another one is given. */
  readonly type?: 'tel' | 'search' | 'datetime-local' | 'date' | 'password';
  readonly inputMode?: 'text' | 'tel' | 'url' | 'numeric';
  readonly autocapitalize?: 'off';
  readonly min?: string;
  readonly pattern?: string;
  readonly required?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** A value that an input reads and writes: a signal, or a draft. */
export interface Editable<T> {
  value: T;
}

/** The text of an input: a value that the input writes to, or a text with a handler for each change. */
interface TextValue {
  readonly value: Editable<string> | string;
  readonly onInput?: (typed: string) => void;
  /** Returns the part of the typed text to keep. */
  readonly filter?: (typed: string) => string;
}

function textHandlers({ value, onInput, filter }: TextValue) {
  return {
    value: typeof value === 'string' ? value : value.value,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      const kept = filter ? filter(currentTarget.value) : currentTarget.value;
      if (typeof value !== 'string') value.value = kept;
      onInput?.(kept);
      // The same value twice renders nothing, so characters that the filter dropped would stay in the input.
      if (currentTarget.value !== kept) currentTarget.value = kept;
    },
  };
}

/** The one text input of popup and options. */
export function TextInput({ value, onInput, filter, type, ...attributes }: InputAttributes & TextValue) {
  const shared = {
    autocomplete: 'off' as const,
    ...attributes,
    ...textHandlers({ value, ...(onInput && { onInput }), ...(filter && { filter }) }),
  };
  switch (type) {
    case 'datetime-local':
      return <input {...shared} type="datetime-local" />;
    case 'date':
      return <input {...shared} type="date" />;
    case 'search':
      return <input {...shared} type="search" />;
    case 'tel':
      return <input {...shared} type="tel" />;
    case 'password':
      return <input {...shared} type="password" />;
    case undefined:
      return <input {...shared} type="text" />;
    default:
      return type satisfies never;
  }
}

/** A text input of several lines. */
export function TextArea({
  value,
  onInput,
  ...attributes
}: TextAttributes & TextValue & { readonly rows: number }) {
  return <textarea {...attributes} {...textHandlers({ value, ...(onInput && { onInput }) })} />;
}

export function Checkbox({ value, children }: { value: Editable<boolean>; children: ComponentChildren }) {
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
  value: Editable<T>;
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
