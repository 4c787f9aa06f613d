import type { RecordPlace, RecordText } from '../../messages/contract.ts';

/** The dialer keeps 20 characters of a record ID, so a longer text is not one; this much of it is sent for the report. */
const longest = 64;

/**
 * The texts at these places that are nearest to a clicked number: in the number's own element, then in each element around
 * it, so in its row before its table and the page. Only reads.
 */
export function readRecords(number: Element, places: readonly RecordPlace[]): RecordText[] {
  return places.flatMap((place) => {
    const text = nearest(number, place);
    return text === undefined ? [] : [{ ...place, text }];
  });
}

/** Null when the nearest texts differ: any of them could belong to another customer. */
function nearest(number: Element, { selector, attribute }: RecordPlace): string | null | undefined {
  try {
    for (let around: Node | null = number; around; around = parentOf(around)) {
      const found = matching(around as ParentNode, selector);
      if (found.length === 0) continue;
      const texts = new Set(found.map((element) => textOf(element, attribute)).filter(Boolean));
      return texts.size > 1 ? null : [...texts][0];
    }
  } catch {
    // The selector is invalid, or fields of a form have the names of properties that are read here.
  }
  return undefined;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

function matching(around: ParentNode, selector: string): Element[] {
  const self = around instanceof Element && around.matches(selector) ? [around] : [];
  return [...self, ...around.querySelectorAll(selector)];
}

/** A field is read by its value. */
function textOf(element: Element, attribute: string | undefined): string {
  if (attribute !== undefined) return (element.getAttribute(attribute) ?? '').trim().slice(0, longest);
  if (element instanceof HTMLInputElement)
    return isSecret(element) ? '' : element.value.trim().slice(0, longest);
  return (element.textContent ?? '').trim().slice(0, longest);
}

function isSecret({ type, autocomplete }: HTMLInputElement): boolean {
  return type === 'password' || /^(?:cc-|one-time-code|.*password)/.test(autocomplete);
}
