import { columnHeaderOf } from './column-header.ts';
import { wordsOf } from './element-text.ts';
import { labelOf } from './field-label.ts';

/*
 * The context of a text on the page: the words around it that distinguish a phone number from an order number.
 */

/** Attributes in which the author of a page names the content. */
const naming = ['itemprop', 'autocomplete', 'data-label', 'data-field', 'data-title', 'col-id'];
/** Column names that grids generate. They do not describe the content. */
const generatedName = /^(?:(?:col|column|field|cell|td|c|f)?[ _-]?\d*|ag-.*)$/i;

/** The column header, label or field name of the text in `element`; empty if there is none. */
export function headerOf(element: Element): string {
  const cell =
    element.localName === 'td' ? element : element.closest('td,th,[role="gridcell"],[role="cell"]');
  return nameOf(element, cell) || (cell ? columnHeaderOf(cell) : '') || labelOf(element, cell);
}

/** The name in microdata, `autocomplete` or data attributes; empty if there is none. */
function nameOf(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < 3; level++, up = up.parentElement) {
    if (up.hasAttributes()) {
      for (const attribute of naming) {
        const name = up.getAttribute(attribute);
        if (name && !generatedName.test(name)) return wordsOf(name);
      }
      if (/^(?:tel|callto|sips?):/i.test(up.getAttribute('href') ?? '')) return 'phone';
    }
    if (up === cell) return '';
  }
  return '';
}

/** Whether the tag (`<td data-label="…">`) names its content or refers to a header. */
export function hasOwnHeader(tag: string): boolean {
  return (
    tag.length > 4 &&
    (/\b(?:headers|aria-(?:labelledby|describedby|colindex))=/.test(tag) ||
      naming.some((attribute) => tag.includes(attribute)))
  );
}
