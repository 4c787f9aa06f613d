import { isLabel, labelText, longestLabel, referenced, wordsOf } from './element-text.ts';

/** How many ancestors are searched for any short text directly before, which is then the label. */
const nearLevels = 3;
/** How many ancestors are searched for an element that is marked as a label: form elements wrap their values. */
const maxLevels = 9;

/** `for` → label, per document. Cached for a short time, because pages change. */
const labelsByRoot = new WeakMap<
  Node,
  { readonly readAt: number; readonly labels: ReadonlyMap<string, Element> }
>();
const lifetimeMs = 1000;
const missingLifetimeMs = 10;

/** The label of the text in `element`, which is in `cell` if that is not null. Empty if there is none. */
export function labelOf(element: Element, cell: Element | null): string {
  return namedLabel(element, cell) || labelBefore(element, cell);
}

/** The label that the page associates with the text: `aria-labelledby`, `<label for>`. */
function namedLabel(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < nearLevels; level++, up = up.parentElement) {
    if (up.hasAttribute('aria-labelledby')) {
      const label = referenced(up, 'aria-labelledby').filter(isLabel).map(labelText).join(' ');
      if (label) return label;
    }
    const label = up.id ? labelFor(up.id, up.getRootNode()) : undefined;
    if (label && isLabel(label)) return labelText(label);
    if (up === cell) return '';
  }
  return '';
}

function labelFor(id: string, root: Node): Element | undefined {
  return labelsIn(root, lifetimeMs).get(id) ?? labelsIn(root, missingLifetimeMs).get(id);
}

function labelsIn(root: Node, oldest: number): ReadonlyMap<string, Element> {
  const known = labelsByRoot.get(root);
  const now = performance.now();
  if (known && now - known.readAt < oldest) return known.labels;
  const found = (root as ParentNode).querySelectorAll<HTMLLabelElement>('label[for]');
  const labels = new Map([...found].map((label) => [label.htmlFor, label]));
  labelsByRoot.set(root, { readAt: now, labels });
  return labels;
}

/** A short text directly before: `<dt>`, `<label>`, the first of two elements, or the label of a form group. */
function labelBefore(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < maxLevels; level++, up = up.parentElement) {
    // In a row of many cells, the previous cell is another column and no label.
    if (up === cell && (up.parentElement?.childElementCount ?? 0) > 2) return '';
    const before = textBefore(up);
    if (before) {
      const isNear = level < nearLevels || isMarkedAsLabel(before);
      return isNear && isLabel(before) ? labelText(before) : '';
    }
    if (up === cell || /^(?:li|p|dd|tr|form|main|body)$/.test(up.localName)) return '';
  }
  return '';
}

/** The nearest previous element with text. Several values after one `<dt>` share it. */
function textBefore(element: Element): Element | null {
  let before = element.previousElementSibling;
  while (before && (before.localName === element.localName ? element.localName === 'dd' : isEmpty(before)))
    before = before.previousElementSibling;
  return before;
}

function isEmpty(element: Element): boolean {
  return (element.textContent ?? '').trim() === '';
}

function isMarkedAsLabel(element: Element): boolean {
  return (
    /^(?:label|dt|legend|th)$/.test(element.localName) || /label/i.test(element.getAttribute('class') ?? '')
  );
}

/** The label, name and purpose of a field. */
export function fieldHeader(field: HTMLInputElement | HTMLTextAreaElement): string {
  const label = field.labels?.[0];
  const named = referenced(field, 'aria-labelledby').map(labelText).join(' ');
  return [
    field.getAttribute('autocomplete') ?? '',
    field.type === 'tel' ? 'tel' : '',
    named || (field.getAttribute('aria-label') ?? (label ? labelText(label) : '')),
    wordsOf(field.name || field.id),
    field.placeholder,
  ]
    .filter(Boolean)
    .join(' ')
    .slice(0, 2 * longestLabel);
}
