import { beginsWithDigits, endsInDigits } from './text-boundary.ts';
import { isBlank, type jointOf } from './visual-line.ts';

/** Text nodes that are one text on the screen, with the position of each in that text. */
export interface TextRun {
  readonly text: string;
  readonly pieces: readonly Piece[];
}

export interface Piece {
  readonly node: Text;
  /** Offset of the node's part in the run. */
  readonly at: number;
  /** The part of the node that is in the run. */
  readonly from: number;
  readonly to: number;
}

/** Elements that are inline by default, in HTML, XHTML and SVG. */
const inlineNames = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q s samp small span ' +
    'strike strong time tspan tt u var wbr'
  ).split(' '),
);
const mostAround = 160;
const mostNodes = 24;
const longest = 16_000;

/** Whether other text nodes can be on the same line as this one, which is in `element`. */
export function hasNeighbors(node: Text, element: Element): boolean {
  return node.previousSibling !== null || node.nextSibling !== null || inlineNames.has(element.localName);
}

/** The node alone, in runs of bounded length. They are cut at letters, so no number is split. */
export function textRunsOf(node: Text): TextRun[] {
  const { data } = node;
  if (data.length <= longest) return [wholeNode(node)];
  const runs: TextRun[] = [];
  for (let from = 0; from < data.length; ) {
    let to = Math.min(from + longest, data.length);
    if (to < data.length) {
      let cut = to;
      while (cut > to - 400 && !/[a-z\n]/i.test(data[cut] ?? '')) cut--;
      if (cut > to - 400) to = cut;
    }
    runs.push({ text: data.slice(from, to), pieces: [{ node, at: 0, from, to }] });
    from = to;
  }
  return runs;
}

function wholeNode(node: Text): TextRun {
  return { text: node.data, pieces: [{ node, at: 0, from: 0, to: node.data.length }] };
}

function isInline(node: Node): boolean {
  return node.nodeType === Node.ELEMENT_NODE && inlineNames.has((node as Element).localName);
}

/**
 * The node with the texts around it on its line, up to a short distance. A line break, a block and anything that is not
 * text become a line feed. Elements that are inline by default are entered. If digits meet between two nodes, `jointOf`
 * measures whether they are one text on the screen. Without it, no layout is read. `isMeasuredEverywhere`: measure
 * other boundaries too.
 */
export function textRunAround(
  node: Text,
  joint: typeof jointOf = () => 'joined',
  isMeasuredEverywhere = false,
): TextRun {
  const before: (Text | typeof lineFeed)[] = [];
  const after: (Text | typeof lineFeed)[] = [];
  collect(node, -1, before);
  collect(node, 1, after);
  const run = new RunBuilder(node, joint, isMeasuredEverywhere);
  for (const part of [...before.reverse(), node, ...after]) {
    if (part === lineFeed) run.end();
    else if (!run.add(part)) return wholeNode(node);
  }
  return run;
}

const lineFeed = '\n';

class RunBuilder implements TextRun {
  text = '';
  readonly pieces: Piece[] = [];
  readonly #anchor: Text;
  readonly #joint: typeof jointOf;
  readonly #isMeasuredEverywhere: boolean;
  /** The last node with more than blanks, and the blanks after it. */
  #last: Text | undefined;
  #blanks: Text[] = [];
  #endsInDigits = false;

  constructor(anchor: Text, joint: typeof jointOf, isMeasuredEverywhere: boolean) {
    this.#anchor = anchor;
    this.#joint = joint;
    this.#isMeasuredEverywhere = isMeasuredEverywhere;
  }

  /** Separates the following text from the previous text. */
  end(): void {
    this.text += lineFeed;
    this.#last = undefined;
    this.#blanks = [];
    this.#endsInDigits = false;
  }

  /** False if the anchor itself is hidden: it then belongs to no adjacent text. */
  add(node: Text): boolean {
    const { data } = node;
    const isMeasured = this.#isMeasuredEverywhere
      ? !isBlank(node)
      : this.#endsInDigits && beginsWithDigits(data);
    if (this.#last && isMeasured) {
      const joint = this.#joint(this.#last, node, this.#blanks);
      if (joint === 'hidden') return node !== this.#anchor;
      if (joint === 'apart') this.end();
    }
    // A word in a separate element next to a number is another text, even without a blank between them.
    if (this.pieces.at(-1)?.node.parentNode !== node.parentNode && isWordAtNumber(this.text, data))
      this.text += ' ';
    this.pieces.push({ node, at: this.text.length, from: 0, to: data.length });
    this.text += data;
    this.#endsInDigits = endsInDigits(data, this.#endsInDigits);
    if (isBlank(node)) this.#blanks.push(node);
    else {
      this.#last = node;
      this.#blanks = [];
    }
    return true;
  }
}

function isWordAtNumber(before: string, after: string): boolean {
  return /\d$/.test(before) ? /^\p{L}/u.test(after) : /\p{L}$/u.test(before) && /^[\d+(]/.test(after);
}

function collect(from: Text, step: -1 | 1, parts: (Text | typeof lineFeed)[]): void {
  let length = 0;
  let node: Node = from;
  for (let count = 0; count < mostNodes && length < mostAround; count++) {
    let next: Node | null = step > 0 ? node.nextSibling : node.previousSibling;
    while (!next) {
      const parent = node.parentNode;
      if (!parent || !isInline(parent)) return;
      node = parent;
      next = step > 0 ? node.nextSibling : node.previousSibling;
    }
    node = next;
    while (isInline(node)) {
      const child: Node | null = step > 0 ? node.firstChild : node.lastChild;
      if (!child) break;
      node = child;
    }
    if (node.nodeType === Node.TEXT_NODE) {
      const { length: more } = (node as Text).data;
      if (more > longest) return;
      parts.push(node as Text);
      length += more;
    } else if (node.nodeType === Node.ELEMENT_NODE && !isInline(node)) {
      parts.push(lineFeed);
      if ((node as Element).localName !== 'br') return;
    }
  }
}
