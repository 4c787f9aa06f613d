import type { Notify } from '../page.ts';
import css from './overlay.css?inline';

/** Times that the page may take our element away within the span before we stop putting it back. */
const mostReturns = 5;
const returnsWithin = 5000;
const patience = 30_000;

/**
 * The one element of ours on the page: beside body, in the top layer, its content in a closed shadow root. The
 * page's styles do not reach in (`all: initial !important` inside wins over the page's own important rules).
 */
export class OverlayHost {
  readonly element = document.createElement('div');
  readonly root: ShadowRoot;
  readonly #say: Notify;
  readonly #spoken = document.createElement('div');
  readonly #actions = new Map<Element, (event: MouseEvent) => void>();
  readonly #keys = new Map<Element, (event: KeyboardEvent) => boolean>();
  #returns: number[] = [];
  #waitUntil = 0;

  constructor(say: Notify, signal: AbortSignal) {
    this.element.popover = 'manual';
    this.root = this.element.attachShadow({ mode: 'closed', delegatesFocus: false });
    this.#say = say;
    this.#spoken.className = 'spoken';
    this.#spoken.setAttribute('role', 'status');
    this.root.append(this.#spoken);
    window.addEventListener('keydown', (event) => this.#key(event), { capture: true, signal });
    signal.addEventListener('abort', () => this.element.remove());
  }

  /** Puts our element on top of the page. False when the page keeps taking it away. */
  raise(): boolean {
    const { element } = this;
    if (element.parentNode !== document.documentElement && !this.#attach()) return false;
    if (!element.matches(':popover-open')) element.showPopover();
    return true;
  }

  /** Raises it over whatever the page put into the top layer since. */
  raiseAgain(): boolean {
    if (this.element.matches(':popover-open')) this.element.hidePopover();
    return this.raise();
  }

  /** Says something to a screen reader, politely. */
  announce(text: string): void {
    if (this.raise()) this.#spoken.textContent = text;
  }

  lower(): void {
    if (this.element.isConnected && this.element.matches(':popover-open')) this.element.hidePopover();
  }

  /** What a click on `part` does. Clicks are caught before the page sees them, so they are led here by hand. */
  onClick(part: Element, action: (event: MouseEvent) => void): void {
    this.#actions.set(part, action);
  }

  /** Leads a caught click to the part it is for. */
  click(event: MouseEvent): void {
    const hit = isFromKeyboard(event) ? this.root.activeElement : this.partAt(event.clientX, event.clientY);
    for (let part = hit; part; part = part.parentElement) {
      const action = this.#actions.get(part);
      if (action) {
        action(event);
        return;
      }
    }
  }

  /** What a key does while the focus is within `part`; true when it was meant for it. */
  onKey(part: Element, action: (event: KeyboardEvent) => boolean): void {
    this.#keys.set(part, action);
  }

  partAt(x: number, y: number): Element | null {
    return this.root.elementFromPoint(x, y);
  }

  #key(event: KeyboardEvent): void {
    if (!event.isTrusted || event.target !== this.element) return;
    for (let part = this.root.activeElement; part; part = part.parentElement)
      if (this.#keys.get(part)?.(event)) {
        event.preventDefault();
        event.stopImmediatePropagation();
      }
  }

  /** Not before there is something to show: the first words cost 8 ms, and most pages and frames need none. */
  #dress(): void {
    if (this.root.adoptedStyleSheets.length > 0) return;
    const sheet = new CSSStyleSheet();
    // `all` leaves out the direction, and ours goes by our language, not by the page's.
    const direction = this.#say('page_direction') === 'rtl' ? 'rtl' : 'ltr';
    sheet.replaceSync(`${css}:host { direction: ${direction} !important; unicode-bidi: isolate !important }`);
    this.root.adoptedStyleSheets = [sheet];
    this.element.lang = this.#say('page_language');
  }

  #attach(): boolean {
    const now = performance.now();
    if (now < this.#waitUntil) return false;
    this.#returns = [...this.#returns.filter((time) => now - time < returnsWithin), now];
    if (this.#returns.length > mostReturns) {
      this.#waitUntil = now + patience;
      return false;
    }
    this.#dress();
    // First, not last: then it stands beside the head and not beside the last text of the page, which would be taken
    // for changed and read anew.
    document.documentElement.prepend(this.element);
    return true;
  }
}

/** Such a click has no place. Firefox counts it as one press (`detail`) where it comes from a link, and says so otherwise. */
function isFromKeyboard(event: MouseEvent): boolean {
  const mozillaKeyboard = 6;
  return event.detail === 0 || (event as { mozInputSource?: number }).mozInputSource === mozillaKeyboard;
}
