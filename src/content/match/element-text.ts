/** The maximum length of a label or header, in characters. */
export const longestLabel = 60;

/** The text of a label or header in one line, cut to the maximum length; empty if it is far too long for a label. */
export function labelText(element: Element): string {
  const text = element.textContent ?? '';
  return text.length > 4 * longestLabel ? '' : text.replace(/\s+/g, ' ').trim().slice(0, longestLabel);
}

/** Whether the element is a label: a short text without a number. */
export function isLabel(element: Element): boolean {
  if (element.childElementCount > 3 || element.localName === 'table') return false;
  const text = element.textContent ?? '';
  return text.length <= longestLabel && /\p{L}/u.test(text) && !/\d{4}/.test(text);
}

/** The elements that an attribute like `headers` or `aria-labelledby` refers to, without the element itself. */
export function referenced(element: Element, attribute: string): Element[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  return (element.getAttribute(attribute) ?? '')
    .split(/\s+/)
    .map((id) => (id === '' || id === element.id ? null : root.getElementById(id)))
    .filter((found) => found !== null);
}

/** `homePhone_1` → `home Phone 1`. */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_.-]+/g, ' ')
    .trim()
    .slice(0, longestLabel);
}
