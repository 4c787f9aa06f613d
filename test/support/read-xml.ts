import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** One element of a document that the product wrote. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** A node as the parser gives it with `preserveOrder`: an element under its name, attributes under `:@`, or text. */
type Node = Readonly<Record<string, readonly Node[] | Readonly<Record<string, string>> | string>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
});

/**
 * The root element of an XML text. Throws on everything that is not well-formed: the validator of the parser does not check
 * characters and entities, so they are checked here.
 */
export function readXml(source: string): Element {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(source))
    throw new Error('A character that XML cannot hold');
  const unknown = /&(?!(?:amp|lt|gt|quot|apos);)\S*/.exec(source);
  if (unknown) throw new Error(`Not an entity: ${unknown[0]}`);
  const verdict = XMLValidator.validate(source);
  if (verdict !== true) throw new Error(`Not well-formed at line ${verdict.err.line}: ${verdict.err.msg}`);
  const [root, ...others] = elementsIn(parser.parse(source));
  if (!root || others.length > 0) throw new Error('Not one root element');
  return root;
}

function elementsIn(nodes: readonly Node[]): Element[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    const inside = name === undefined ? undefined : node[name];
    if (name === undefined || !Array.isArray(inside)) return [];
    const attributes = (node[':@'] ?? {}) as Record<string, string>;
    const text = inside.map((child) => child['#text'] ?? '').join('');
    return [{ name, attributes, children: elementsIn(inside), text }];
  });
}

/** All elements of this name below an element. */
export function elementsOf(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ]);
}

/** The value of an element of a property list. */
export function plistValue(element: Element): unknown {
  switch (element.name) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'integer':
      return Number(element.text);
    case 'string':
      return element.text;
    case 'array':
      return element.children.map(plistValue);
    case 'dict': {
      const pairs: [string, unknown][] = [];
      for (let index = 0; index < element.children.length; index += 2) {
        const [key, value] = element.children.slice(index, index + 2);
        if (key?.name !== 'key' || !value) throw new Error('A dict without pairs');
        pairs.push([key.text, plistValue(value)]);
      }
      return Object.fromEntries(pairs);
    }
    default:
      throw new Error(`Not a value: <${element.name}>`);
  }
}
