import type { FindOptions } from '../../phone/find/find-numbers.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { columnOf } from './column-evidence.ts';
import { headerOf } from './context.ts';

/** What stands around a text, looked up when it is asked for: where the words of the text decide, nobody asks. */
export class LazyContext implements FindOptions {
  readonly country: CountryCode;
  readonly #element: Element;
  readonly #data: string;
  #said: Pick<FindOptions, 'header' | 'column'> | undefined;

  constructor(element: Element, data: string, country: CountryCode) {
    this.#element = element;
    this.#data = data;
    this.country = country;
  }

  /** Whether anybody asked for what stands around. */
  get isAsked(): boolean {
    return this.#said !== undefined;
  }

  get header(): string | undefined {
    return this.#look().header;
  }

  get column(): FindOptions['column'] {
    return this.#look().column;
  }

  /** What `text` is remembered by together with what stands around it. */
  keyOf(text: string): string {
    return `${this.header}\n${this.column}\n${text}`;
  }

  #look(): Pick<FindOptions, 'header' | 'column'> {
    this.#said ??= {
      header: headerOf(this.#element) || undefined,
      column: columnOf(this.#element, this.#data, this.country),
    };
    return this.#said;
  }
}
