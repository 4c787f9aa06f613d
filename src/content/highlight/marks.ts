import type { Candidate } from '../scan/candidate-index.ts';
import type { Highlighter } from './highlighter.ts';

/** A number found in the page's text. It holds places, never a live Range: those slow every change of the page. */
export interface Mark {
  readonly parts: readonly MarkPart[];
  /** What it was found in. */
  readonly place: Candidate;
  /** The characters on the screen. */
  readonly shown: string;
  /** E.164. */
  readonly number: string;
  readonly ext?: string;
  /** The country it was read in. */
  readonly country: string;
}

export interface MarkPart {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** The characters that stand where the mark was made, as of now. */
export function textOf({ parts }: Pick<Mark, 'parts'>): string {
  const [first] = parts;
  if (first && parts.length === 1) return first.node.data.slice(first.start, first.end);
  return parts.map(({ node, start, end }) => node.data.slice(start, end)).join('');
}

/** Whether the page still shows what the mark says. */
export function isCurrent(mark: Mark): boolean {
  return isOnPage(mark) && textOf(mark) === mark.shown;
}

function isOnPage({ parts }: Mark): boolean {
  return parts.every(({ node }) => node.isConnected);
}

/** The numbers near the screen. Only those are found and painted, because each painted range costs time in every frame. */
export class Marks {
  readonly #paint: Highlighter;
  readonly #byNode = new Map<Text, Set<Mark>>();
  readonly #byPlace = new Map<Candidate, Set<Mark>>();

  constructor(paint: Highlighter, signal: AbortSignal) {
    this.#paint = paint;
    signal.addEventListener('abort', () => {
      this.#byNode.clear();
      this.#byPlace.clear();
    });
  }

  of(node: Text): readonly Mark[] {
    return [...(this.#byNode.get(node) ?? [])];
  }

  all(): Mark[] {
    return [...this.#byPlace.values()].flatMap((marks) => [...marks]);
  }

  add(mark: Mark): void {
    for (const { node } of mark.parts) put(this.#byNode, node, mark);
    put(this.#byPlace, mark.place, mark);
    this.#paint.add(mark);
  }

  /** Forgets the marks that touch the node, and unpaints them before the next frame. */
  drop(node: Node): boolean {
    const marks = this.#byNode.get(node as Text);
    if (!marks) return false;
    for (const mark of marks) this.#forget(mark);
    return true;
  }

  /** Forgets what was found in these places. */
  leave(places: readonly Candidate[]): void {
    for (const place of places) for (const mark of this.#byPlace.get(place) ?? []) this.#forget(mark);
  }

  /** Forgets what is no longer on the page. */
  purge(): void {
    for (const mark of this.all()) if (!isOnPage(mark)) this.#forget(mark);
  }

  /** Forgets what the page has changed while nobody watched. */
  check(): void {
    for (const mark of this.all()) if (!isCurrent(mark)) this.#forget(mark);
  }

  #forget(mark: Mark): void {
    this.#paint.remove(mark);
    for (const { node } of mark.parts) take(this.#byNode, node, mark);
    take(this.#byPlace, mark.place, mark);
  }
}

function put<K>(all: Map<K, Set<Mark>>, key: K, mark: Mark): void {
  const here = all.get(key);
  if (here) here.add(mark);
  else all.set(key, new Set([mark]));
}

function take<K>(all: Map<K, Set<Mark>>, key: K, mark: Mark): void {
  const here = all.get(key);
  here?.delete(mark);
  if (here?.size === 0) all.delete(key);
}
