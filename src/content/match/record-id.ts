import type { RecordPlace, RecordText } from '../../messages/contract.ts';
import { isSecretField } from '../dom/secret-field.ts';

/** The dialer keeps 20 characters of a record ID, so a longer text is not an ID. This many are sent for the report. */
const longest = 64;

/** What was found around each node, for each place. A page with many numbers is then searched once and not for each number. */
export type KnownRecords = Map<RecordPlace, Map<Node, string | null | undefined>>;

/**
 * The texts of these record places nearest to a clicked number: first in the number's own element, then in each ancestor,
 * so in its row before its table and the page. It changes nothing. `known` is valid only until scripts of the page run.
 */
export function readRecordTexts(
  number: Element,
  places: readonly RecordPlace[],
  known: KnownRecords = new Map(),
): RecordText[] {
  return places.flatMap((place) => {
    const around = known.get(place) ?? new Map();
    known.set(place, around);
    const text = nearest(number, place, around);
    return text === undefined ? [] : [{ ...place, text }];
  });
}

/** The text of one record place; null if the nearest texts differ, because any could belong to another customer. */
function nearest(
  number: Element,
  { selector, attribute }: RecordPlace,
  known: Map<Node, string | null | undefined>,
): string | null | undefined {
  const passed: Node[] = [];
  let text: string | null | undefined;
  try {
    for (let around: Node | null = number; around; around = parentOf(around)) {
      text = known.get(around);
      if (known.has(around)) break;
      passed.push(around);
      const found = matching(around as ParentNode, selector);
      if (found.length === 0) continue;
      const texts = new Set(found.map((element) => textOf(element, attribute)).filter(Boolean));
      text = texts.size > 1 ? null : [...texts][0];
      break;
    }
  } catch {
    // The selector is invalid, or form fields have the names of properties that are read here.
    text = undefined;
  }
  for (const node of passed) known.set(node, text);
  return text;
}

function parentOf(node: Node): Node | null {
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

function matching(around: ParentNode, selector: string): Element[] {
  const self = around instanceof Element && around.matches(selector) ? [around] : [];
  return [...self, ...around.querySelectorAll(selector)];
}

/** The text of an element; of a field, its value. */
function textOf(element: Element, attribute: string | undefined): string {
  if (attribute !== undefined) return (element.getAttribute(attribute) ?? '').trim().slice(0, longest);
  if (element instanceof HTMLInputElement)
    return isSecretField(element) ? '' : element.value.trim().slice(0, longest);
  return (element.textContent ?? '').trim().slice(0, longest);
}
