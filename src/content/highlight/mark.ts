/** A text node or table row that may contain a number. It is read when it comes near the viewport. */
export type Candidate = Text | Element;

/** A number found in the page's text. It keeps nodes and offsets: a live Range makes every change of the page slower. */
export interface Mark {
  readonly parts: readonly MarkPart[];
  /** The candidate that the number was found in. */
  readonly candidate: Candidate;
  /** The characters on the screen. */
  readonly shown: string;
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  /** ISO 3166 code of the country that the number was read for. */
  readonly country: string;
}

/** A piece of a number in one text node: the characters from `start` up to `end`. */
export interface MarkPart {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** The characters that are now at the position of the mark. */
export function textOf({ parts }: Pick<Mark, 'parts'>): string {
  const [first] = parts;
  if (first && parts.length === 1) return first.node.data.slice(first.start, first.end);
  return parts.map(({ node, start, end }) => node.data.slice(start, end)).join('');
}

/** Whether the page still shows the text of the mark. */
export function isCurrent(mark: Mark): boolean {
  return isOnPage(mark) && textOf(mark) === mark.shown;
}

/** Whether all nodes of the mark are still in the document. */
export function isOnPage({ parts }: Mark): boolean {
  return parts.every(({ node }) => node.isConnected);
}
