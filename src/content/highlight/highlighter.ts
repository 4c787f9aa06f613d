import type { Mark } from './mark.ts';

/**
 * Highlights marks without touching the page's nodes (CSS Custom Highlight API). Measured: `text-decoration` in a
 * highlight costs tens of milliseconds per frame on big pages, and colors cost nothing. Live Ranges make the page's own
 * changes many times slower; StaticRanges do not.
 */
export class Highlighter {
  readonly #name = `n${randomName()}`;
  readonly #highlight = new Highlight();
  readonly #ranges = new Map<Mark, StaticRange>();
  readonly #sheet: CSSStyleSheet | undefined;
  readonly #roots = new Set<WeakRef<Document | ShadowRoot>>();

  constructor(signal: AbortSignal) {
    this.#sheet = makeSheet(rulesFor(this.#name));
    this.#show();
    signal.addEventListener('abort', () => this.#end());
  }

  add(mark: Mark): void {
    const first = mark.parts[0];
    const last = mark.parts.at(-1);
    if (this.#ranges.has(mark) || !first || !last) return;
    const range = new StaticRange({
      startContainer: first.node,
      startOffset: first.start,
      endContainer: last.node,
      endOffset: last.end,
    });
    this.#ranges.set(mark, range);
    this.#highlight.add(range);
    // The page can clear the registry; the highlight is registered again with the next number.
    if (!CSS.highlights.has(this.#name)) this.#show();
  }

  remove(mark: Mark): void {
    const range = this.#ranges.get(mark);
    if (!range) return;
    this.#ranges.delete(mark);
    this.#highlight.delete(range);
  }

  /**
   * Adds the style rule for marks to this tree. A new rule makes the browser recalculate the style of every element, so
   * the document should get it early. Firefox styles a highlight in a shadow root only by a rule adopted there.
   */
  adoptIn(root: Document | ShadowRoot): void {
    if (root instanceof ShadowRoot && !isFirefox()) return;
    if (!this.#sheet || root.adoptedStyleSheets.includes(this.#sheet)) return;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
    this.#roots.add(new WeakRef(root));
  }

  #show(): void {
    CSS.highlights.set(this.#name, this.#highlight);
  }

  #end(): void {
    CSS.highlights.delete(this.#name);
    this.#highlight.clear();
    this.#ranges.clear();
    for (const reference of this.#roots) {
      const root = reference.deref();
      if (root) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((each) => each !== this.#sheet);
    }
  }
}

function isFirefox(): boolean {
  return CSS.supports('-moz-appearance: none');
}

/** A green fill, visible on white and on black. Selected text is blue in every browser. */
const fill = 'rgb(20 150 135 / 24%)';

/**
 * In Chromium a highlight's style is inherited, so a rule for the root is enough; a rule for every element would cost
 * 250 bytes for each of them. In Firefox the style is not inherited.
 * With forced colors Chromium paints every highlight that has a rule in the colors of selected text, whatever the rule
 * says, so it gets none: the number shows that it is a link when the pointer or the focus comes to it.
 */
function rulesFor(name: string): string {
  const withForcedColors = `
    @media screen and (forced-colors: active) {
      ::highlight(${name}) { color: LinkText; background-color: Canvas; }
    }`;
  return `
    @media screen and (forced-colors: none) {
      ${isFirefox() ? '' : ':root'}::highlight(${name}) { background-color: ${fill}; }
    }${isFirefox() ? withForcedColors : ''}`;
}

function makeSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}

/** Eight random characters, so that a page cannot know the name. */
function randomName(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => (byte % 36).toString(36)).join('');
}
