/** The text that one reader sees as one run: inline text nodes side by side, with the places of its nodes. */
export interface TextRun {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly node: Text;
  /** Where the node's part begins in the passage. */
  readonly at: number;
  /** Which part of the node is in the passage. */
  readonly from: number;
  readonly to: number;
}

const inline = new Set(
  (
    'A ABBR ACRONYM B BDI BDO BIG CITE CODE DATA DEL DFN EM FONT I INS KBD LABEL MARK NOBR Q S SAMP SMALL SPAN ' +
    'STRIKE STRONG TIME TT U VAR WBR'
  ).split(' '),
);
const mostAround = 160;
const mostNodes = 24;
const longest = 16_000;

/** Whether text nodes may stand in the same line as this one, which is in `element`. */
export function hasNeighbours(node: Text, element: Element): boolean {
  return node.previousSibling !== null || node.nextSibling !== null || inline.has(element.nodeName);
}

/** The node by itself, in pieces of bounded length that do not cut a number: cuts are made at letters. */
export function textRunsOf(node: Text): TextRun[] {
  const { data } = node;
  if (data.length <= longest) return [{ text: data, pieces: [{ node, at: 0, from: 0, to: data.length }] }];
  const passages: TextRun[] = [];
  for (let from = 0; from < data.length; ) {
    let to = Math.min(from + longest, data.length);
    if (to < data.length) {
      let cut = to;
      while (cut > to - 400 && !/[a-z\n]/i.test(data[cut] ?? '')) cut--;
      if (cut > to - 400) to = cut;
    }
    passages.push({ text: data.slice(from, to), pieces: [{ node, at: 0, from, to }] });
    from = to;
  }
  return passages;
}

/**
 * The node with what stands around it in its line, a little to both sides. A line break, a block and anything that
 * is no text stand as a line feed. Which elements are laid out in the line is judged by their names here; who uses a
 * number that spans nodes asks `isOneLine`.
 */
export function textRunAround(node: Text): TextRun {
  const before: (Text | string)[] = [];
  const after: (Text | string)[] = [];
  collect(node, -1, before);
  collect(node, 1, after);
  let text = '';
  const pieces: Piece[] = [];
  for (const part of [...before.reverse(), node, ...after]) {
    if (typeof part === 'string') {
      text += part;
    } else {
      // A word in an element of its own beside a number is another thing, even where no blank stands between.
      if (pieces.at(-1)?.node.parentNode !== part.parentNode && isWordAtNumber(text, part.data)) text += ' ';
      pieces.push({ node: part, at: text.length, from: 0, to: part.data.length });
      text += part.data;
    }
  }
  return { text, pieces };
}

function isWordAtNumber(before: string, after: string): boolean {
  return /\d$/.test(before) ? /^\p{L}/u.test(after) : /\p{L}$/u.test(before) && /^[\d+(]/.test(after);
}

function collect(from: Text, step: -1 | 1, parts: (Text | string)[]): void {
  let length = 0;
  let node: Node = from;
  for (let count = 0; count < mostNodes && length < mostAround; count++) {
    let next: Node | null = step > 0 ? node.nextSibling : node.previousSibling;
    while (!next) {
      const parent = node.parentNode;
      if (!parent || !inline.has(parent.nodeName)) return;
      node = parent;
      next = step > 0 ? node.nextSibling : node.previousSibling;
    }
    node = next;
    while (inline.has(node.nodeName)) {
      const child: Node | null = step > 0 ? node.firstChild : node.lastChild;
      if (!child) break;
      node = child;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      const { length: more } = (node as Text).data;
      if (more > longest) return;
      parts.push(node as Text);
      length += more;
    } else if (node.nodeType === Node.ELEMENT_NODE && !inline.has(node.nodeName)) {
      parts.push('\n');
      if (node.nodeName !== 'BR') return;
    }
  }
}

/** Whether the nodes are laid out in one line of text: no element between them makes a box of its own. */
export function isOneLine(nodes: readonly Text[]): boolean {
  const [first, ...rest] = nodes;
  if (!first) return false;
  return rest.every((node) => flows(first, node) && flows(node, first));
}

function flows(node: Text, other: Text): boolean {
  for (let up = node.parentElement; up && !up.contains(other); up = up.parentElement) {
    const style = getComputedStyle(up);
    if (style.float !== 'none' || /absolute|fixed/.test(style.position)) return false;
    if (style.display !== 'inline' && style.display !== 'contents' && style.display !== 'ruby') return false;
  }
  return true;
}
