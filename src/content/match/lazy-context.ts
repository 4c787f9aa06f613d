import type { FindOptions } from '../../phone/find/find-numbers.ts';
import type { CountryCode } from '../../phone/numbering/format-number.ts';
import { columnOf } from './column-evidence.ts';
import { headerOf } from './context.ts';

/** The context of a text, read when it is first needed: often the text itself is enough. */
export class LazyContext implements FindOptions {
  readonly country: CountryCode;
  readonly taught: FindOptions['taught'];
  readonly #element: Element;
  readonly #data: string;
  #found: Pick<FindOptions, 'header' | 'column'> | undefined;

  constructor(element: Element, data: string, { country, taught }: Pick<FindOptions, 'country' | 'taught'>) {
    this.#element = element;
    this.#data = data;
    this.country = country;
    this.taught = taught;
  }

  /** Whether the context was read. */
  get isRead(): boolean {
    return this.#found !== undefined;
  }

  get header(): string | undefined {
    return this.#read().header;
  }

  get column(): FindOptions['column'] {
    return this.#read().column;
  }

  /** The cache key of `text` in this context. */
  keyOf(text: string): string {
    return `${this.header}\n${this.column}\n${text}`;
  }

  #read(): Pick<FindOptions, 'header' | 'column'> {
    this.#found ??= {
      header: headerOf(this.#element) || undefined,
      column: columnOf(this.#element, this.#data, this.country),
    };
    return this.#found;
  }
}
