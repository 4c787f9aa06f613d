import { isLabel, labelText, longestLabel, referenced, wordsOf } from './element-text.ts';

/** Levels above a text up to which any short text just before it is its label. */
const nearLevels = 3;
/** Levels above a text up to which an element that is marked as a label belongs to it: form elements wrap their values. */
const mostLevels = 9;

/** `for` → label, per document. Kept for a moment, because pages are rebuilt. */
const labelsByRoot = new WeakMap<
  Node,
  { readonly readAt: number; readonly labels: ReadonlyMap<string, Element> }
>();
const lifetime = 1000;
const lifetimeIfMissing = 10;

/** The label of the text in `element`, which is in `cell` if that is not null. Empty without one. */
export function labelOf(element: Element, cell: Element | null): string {
  return namedLabel(element, cell) || labelBefore(element, cell);
}

/** The label that the page's author tied to the text: `aria-labelledby`, `<label for>`. */
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
  return labelsIn(root, lifetime).get(id) ?? labelsIn(root, lifetimeIfMissing).get(id);
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

/** A short text just before: `<dt>`, `<label>`, the first of a pair of elements, or the label of a form element's group. */
function labelBefore(element: Element, cell: Element | null): string {
  let up: Element | null = element;
  for (let level = 0; up && level < mostLevels; level++, up = up.parentElement) {
    // In a row of many cells the one before is another column, no label.
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

/** The nearest element before that holds text. Of several values behind one `<dt>` each has that one. */
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
