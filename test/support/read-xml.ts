/** One element of a document, for tests that look at what was written. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  return text.replace(/&(\w*);?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? named[name] : undefined;
    if (character === undefined) throw new Error(`Not an entity: ${whole}`);
    return character;
  });
}

/** Reads the XML that our templates write, and throws on everything that is not well-formed. */
export function readXml(source: string): Element {
  if (/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u.test(source)) {
    throw new Error('A character that XML can not hold');
  }
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  const token = /<\?[^>]*\?>|<!DOCTYPE[^>]*>|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/y;
  while (at < source.length) {
    token.lastIndex = at;
    const match = token.exec(source);
    if (!match) throw new Error(`Not well-formed at ${at}: ${source.slice(at, at + 60)}`);
    at = token.lastIndex;
    const [whole, closes, name, attributes, isEmpty] = match;
    const parent = open.at(-1)!;
    if (name === undefined) {
      if (!whole.startsWith('<')) parent.text += decode(whole);
    } else if (closes) {
      if (open.length < 2 || parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
      open.pop();
    } else {
      const pairs = [...(attributes ?? '').matchAll(/([\w.:-]+)="([^"]*)"/g)];
      const names = pairs.map(([, key]) => key);
      if (new Set(names).size !== names.length) throw new Error(`An attribute twice in <${name}>`);
      const element: Element = {
        name,
        attributes: Object.fromEntries(pairs.map(([, key, value]) => [key!, decode(value!)])),
        children: [],
        text: '',
      };
      parent.children.push(element);
      if (!isEmpty) open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new Error('Not one closed root element');
  return root.children[0]!;
}

/** All elements of this name below an element. */
export function elementsOf(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...elementsOf(child, name),
  ]);
}

/** The value that a property list's element stands for. */
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
