import { columnHeaderOf } from './column-header.ts';
import { wordsOf } from './element-text.ts';
import { labelOf } from './field-label.ts';

/*
 * What the page says about a text: the words around it that distinguish a phone number from an order number.
 */

/** Attributes in which a page's author names the content. */
const naming = ['itemprop', 'autocomplete', 'data-label', 'data-field', 'data-title', 'col-id'];
/** Names that grids make up for their columns say nothing about the content. */
const isMadeUp = /^(?:(?:col|column|field|cell|td|c|f)?[ _-]?\d*|ag-.*)$/i;

/** Header of the column, label or field name that belongs to the text in `element`; empty when there is none. */
export function headerOf(element: Element): string {
  const cell =
    element.localName === 'td' ? element : element.closest('td,th,[role="gridcell"],[role="cell"]');
  return nameOf(element, cell) || (cell ? columnHeaderOf(cell) : '') || labelOf(element, cell);
}

/** Names that the page's author gave: microdata, autocomplete, data attributes. */
function nameOf(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < 3; level++, up = up.parentElement) {
    if (up.hasAttributes()) {
      for (const attribute of naming) {
        const name = up.getAttribute(attribute);
        if (name && !isMadeUp.test(name)) return wordsOf(name);
      }
      if (/^(?:tel|callto|sips?):/i.test(up.getAttribute('href') ?? '')) return 'phone';
    }
    if (up === cell) return '';
  }
  return '';
}

/** Whether the tag (`<td data-label="…">`) has a name or header of its own for its content. */
export function hasOwnHeader(tag: string): boolean {
  return (
    tag.length > 4 &&
    (/\b(?:headers|aria-(?:labelledby|describedby|colindex))=/.test(tag) ||
      naming.some((attribute) => tag.includes(attribute)))
  );
}
